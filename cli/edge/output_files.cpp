#include "cli/edge/output_files.hpp"

#include "cli/edge/new_folder.hpp"
#include "engine/book/descriptor.hpp"
#include "engine/book/path_standing.hpp"
#include "engine/book/system_trouble.hpp"
#include "scales/ensure.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <ostream>
#include <streambuf>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dubrovnik::cli {

namespace fs = std::filesystem;
using engine::book::Descriptor;
using engine::book::StorageFailed;
using engine::book::system_trouble;

namespace {

StorageFailed link_in_the_way(const fs::path& path) {
    return StorageFailed(
        {.code = "output.link",
         .message = "a symbolic link or a file stands here, must be a folder",
         .place = {.file = path.string()},
         .hint = "take it away and run the same command again: the program writes through "
                 "no link in the office"});
}

void sync(int descriptor, const fs::path& shown) {
    if (::fsync(descriptor) != 0)
        throw system_trouble(errno, "the file or folder cannot be made durable", shown);
}

struct FolderOrder {
    int parent;
    fs::path name;
    bool synced;
};

Descriptor open_folder(const FolderOrder& order, const fs::path& shown) {
    const auto& [parent, name, synced] = order;
    const bool made = ::mkdirat(parent, name.c_str(), 0777) == 0;
    if (!made && errno != EEXIST) throw system_trouble(errno, "the folder cannot be made", shown);
    if (made && synced) sync(parent, shown);
    Descriptor folder(
        ::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (folder.number() >= 0) return folder;
    if (errno == ELOOP || errno == ENOTDIR) throw link_in_the_way(shown);
    throw system_trouble(errno, "the folder cannot be opened", shown);
}

Descriptor open_root(const fs::path& root) {
    const fs::path folder = root.empty() ? fs::path(".") : root;
    make_folders(folder);
    Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.number() < 0) throw system_trouble(errno, "the folder cannot be opened", folder);
    return opened;
}

Descriptor folder_of(const OutputFile& file) {
    auto folder = open_root(file.root);
    auto shown = file.root;
    for (const auto& name : file.relative.parent_path()) {
        scales::ensure(name != ".." && name != "/", "a file stays below its root");
        shown /= name;
        folder = open_folder({folder.number(), name, file.synced}, shown);
    }
    return folder;
}

// Writes to a descriptor; what goes wrong is kept, because a stream only says that something did.
class DescriptorBuffer : public std::streambuf {
  public:
    explicit DescriptorBuffer(int descriptor)
        : descriptor_(descriptor) {
        setp(bytes_.data(), bytes_.data() + bytes_.size());
    }
    int trouble() const noexcept { return trouble_; } // an errno; 0: none

  protected:
    int_type overflow(int_type next) override {
        if (!write_out()) return traits_type::eof();
        if (traits_type::eq_int_type(next, traits_type::eof())) return traits_type::not_eof(next);
        return sputc(traits_type::to_char_type(next));
    }
    int sync() override { return write_out() ? 0 : -1; }

  private:
    bool write_out() {
        const char* from = pbase();
        while (trouble_ == 0 && from < pptr()) {
            const auto count = ::write(descriptor_, from, static_cast<std::size_t>(pptr() - from));
            if (count > 0)
                from += count;
            else if (errno != EINTR)
                trouble_ = count == 0 ? ENOSPC : errno;
        }
        setp(bytes_.data(), bytes_.data() + bytes_.size());
        return trouble_ == 0;
    }

    int descriptor_;
    int trouble_ = 0;
    std::array<char, 1U << 16> bytes_{};
};

// The new file beside the old one; taken away again unless it gets the name.
class TemporaryFile {
  public:
    explicit TemporaryFile(const OutputFile& file)
        : shown_(file.path())
        , keep_(file.keep)
        , synced_(file.synced)
        , folder_(folder_of(file))
        , name_(file.relative.filename().string())
        , temporary_(name_ + ".tmp")
        , file_(make()) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (!published_) ::unlinkat(folder_.number(), temporary_.c_str(), 0);
    }

    int descriptor() const noexcept { return file_.number(); }

    // It gets its name while the lock is held: were it given back first, whoever waits for it would
    // find this file under its temporary name still, and empty it.
    void publish() {
        if (synced_) sync(file_.number(), shown_);
        hear_of_late_errors();
        if (::renameat(folder_.number(), temporary_.c_str(), folder_.number(), name_.c_str()) != 0)
            fail(errno);
        published_ = true;
        if (synced_) sync(folder_.number(), shown_);
    }

    [[noreturn]] void fail(int number) const {
        throw system_trouble(number, "the file cannot be written", shown_);
    }

  private:
    // A network's disk may tell of a failed write only when the file is closed. Closing a second
    // descriptor asks it, and leaves the lock.
    void hear_of_late_errors() const {
        const int second = ::fcntl(file_.number(), F_DUPFD_CLOEXEC, 0);
        if (second < 0 || ::close(second) != 0) fail(errno);
    }

    // One at a time: who comes to the same file meanwhile waits for its lock. What a killed run
    // left is written over; a link of either kind is taken away first.
    Descriptor make() {
        constexpr int attempts_at_most = 100;
        for (int attempt = 0; attempt < attempts_at_most; ++attempt) {
            Descriptor made(::openat(folder_.number(), temporary_.c_str(),
                                     O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK,
                                     keep_ == Keep::secret ? 0600 : 0666));
            if (made.number() < 0 && errno == ELOOP) {
                ::unlinkat(folder_.number(), temporary_.c_str(), 0);
                continue;
            }
            if (made.number() < 0) fail(errno);
            if (::flock(made.number(), LOCK_EX) != 0) fail(errno);
            if (is_ours(made.number())) return made;
        }
        fail(EBUSY);
    }

    // Whether the name still leads to this file, and no other name does.
    bool is_ours(int descriptor) {
        struct stat opened {};
        struct stat named {};
        if (::fstat(descriptor, &opened) != 0) fail(errno);
        if (::fstatat(folder_.number(), temporary_.c_str(), &named, AT_SYMLINK_NOFOLLOW) != 0)
            return false; // another process has just given it its name
        if (opened.st_ino != named.st_ino || opened.st_dev != named.st_dev) return false;
        if (!S_ISREG(opened.st_mode) || opened.st_nlink != 1) {
            ::unlinkat(folder_.number(), temporary_.c_str(), 0);
            return false;
        }
        if (keep_ == Keep::secret && ::fchmod(descriptor, 0600) != 0) fail(errno);
        if (::ftruncate(descriptor, 0) != 0) fail(errno);
        return true;
    }

    fs::path shown_;
    Keep keep_;
    bool synced_;
    Descriptor folder_;
    std::string name_;
    std::string temporary_;
    Descriptor file_;
    bool published_ = false;
};

// Whether every name of `inner` begins as `outer` does, as they are written.
bool lies_in(const fs::path& inner, const fs::path& outer) {
    const auto relative = inner.lexically_relative(outer);
    return !relative.empty() && *relative.begin() != ".." && relative != ".";
}

[[noreturn]] void refuse_no_file(const fs::path& file, std::string message) {
    throw scales::Refused({.code = "output.not-a-file",
                           .message = std::move(message),
                           .place = {.file = file.string()},
                           .hint = "name a file that is not there yet, or one to be replaced"});
}

[[noreturn]] void refuse_precious_file(const fs::path& file, std::string message) {
    throw scales::Refused({.code = "output.precious",
                           .message = std::move(message),
                           .place = {.file = file.string()},
                           .hint = "name another place: what the office is made of is never "
                                   "replaced by a result"});
}

// What an office is made of is written by the verbs for it alone, and a book is never replaced:
// neither the office's, nor a backup, wherever it lies.
bool is_kept_by_the_office(const fs::path& relative) {
    constexpr std::array<std::string_view, 6> names{"office.toml", "addressees.csv", "calls",
                                                    "inserts",     "scales",         "templates"};
    const auto first = relative.empty() ? std::string() : relative.begin()->string();
    return first.starts_with("book.db") || std::ranges::find(names, first) != names.end();
}

void refuse_precious(const OutputFile& place, const fs::path& office, const fs::path& file) {
    if (place.root == office && is_kept_by_the_office(place.relative))
        refuse_precious_file(file, "this is a part of the office, must be a name of its own");
    if (engine::book::own_standing(place.path()) == fs::file_type::regular &&
        engine::book::is_database(place.path()))
        refuse_precious_file(file,
                             "a book or another database stands here, must be a name of its own");
}

bool names_a_folder(const fs::path& file) {
    const auto name = file.filename();
    return name.empty() || name == "." || name == "..";
}

} // namespace

OutputFile output_place(const fs::path& office, const fs::path& file) {
    const auto whole = fs::absolute(file).lexically_normal();
    // "office/" and "office" are one folder.
    const auto root = (fs::absolute(office) / "").lexically_normal().parent_path();
    if (lies_in(whole, root)) return {.root = office, .relative = whole.lexically_relative(root)};
    return {.root = file.parent_path(), .relative = file.filename()};
}

OutputFile named_output(const fs::path& office, const fs::path& file) {
    if (names_a_folder(file)) refuse_no_file(file, "this names a folder, must name a file");
    engine::book::is_taken(file); // it may be; but a name that no file can have is told as such
    auto place = output_place(office, file);
    const auto standing = engine::book::own_standing(place.path());
    const bool free = standing == fs::file_type::not_found || standing == fs::file_type::regular;
    // Below the office a link is replaced itself. Elsewhere it may be the way to a device.
    const bool replaced = standing == fs::file_type::symlink && place.root == office;
    if (!free && !replaced)
        refuse_no_file(file, "a folder, a device or a link stands here, must be a regular file");
    refuse_precious(place, office, file);
    return place;
}

void refuse_folder_of_the_office(const fs::path& office, const fs::path& folder) {
    const auto place = output_place(office, (folder / "").parent_path());
    if (place.root == office && is_kept_by_the_office(place.relative))
        refuse_precious_file(folder, "this is a part of the office, must be a folder of its own");
}

void refuse_links_on_the_way(const OutputFile& file) {
    auto shown = file.root;
    for (const auto& name : file.relative.parent_path()) {
        shown /= name;
        if (engine::book::own_standing(shown) == fs::file_type::symlink)
            throw link_in_the_way(shown);
    }
}

void stream_file(const OutputFile& file, const std::function<void(std::ostream&)>& write) {
    TemporaryFile temporary(file);
    DescriptorBuffer buffer(temporary.descriptor());
    std::ostream stream(&buffer);
    write(stream);
    stream.flush();
    // A stream may go bad of itself, too: what it swallowed is missing from the file.
    if (!stream) temporary.fail(buffer.trouble() != 0 ? buffer.trouble() : EIO);
    temporary.publish();
}

void write_file(const OutputFile& file, std::string_view bytes) {
    stream_file(file, [&](std::ostream& stream) {
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    });
}

} // namespace dubrovnik::cli
