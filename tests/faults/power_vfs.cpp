#include "tests/faults/power_vfs.hpp"

#include "scales/ensure.hpp"

#include <new>
#include <sqlite3.h>

namespace dubrovnik::faults {

namespace {

using scales::ensure;

// SQLite allocates szOsFile bytes for this and puts the real file behind it.
struct PowerFile {
    sqlite3_file base;
    PowerDisk* disk;
    PowerDisk::FileHandle* file; // nothing: a temporary file without a name
    bool names_unsynced;         // a new journal: its first sync syncs the folder as well
    sqlite3_file* real;
};

PowerFile& of(sqlite3_file* file) {
    return *reinterpret_cast<PowerFile*>(file);
}

std::int64_t size_of(const PowerFile& file) {
    sqlite3_int64 size = 0;
    ensure(file.real->pMethods->xFileSize(file.real, &size) == SQLITE_OK, "a file has a size");
    return size;
}

ReadBack reader_of(const PowerFile& file) {
    return [&file](std::int64_t offset, std::int64_t length) {
        std::string bytes(static_cast<std::size_t>(length), '\0');
        const int result =
            file.real->pMethods->xRead(file.real, bytes.data(), static_cast<int>(length), offset);
        // Zeros stand where the file is shorter.
        ensure(result == SQLITE_OK || result == SQLITE_IOERR_SHORT_READ, "a file can be read");
        return bytes;
    };
}

int power_close(sqlite3_file* base) {
    auto& file = of(base);
    delete file.file;
    file.file = nullptr;
    return file.real->pMethods->xClose(file.real);
}

int power_read(sqlite3_file* base, void* into, int length, sqlite3_int64 offset) {
    auto* real = of(base).real;
    return real->pMethods->xRead(real, into, length, offset);
}

int power_write(sqlite3_file* base, const void* from, int length, sqlite3_int64 offset) {
    auto& file = of(base);
    if (file.file) file.disk->write(**file.file, offset, length, size_of(file), reader_of(file));
    return file.real->pMethods->xWrite(file.real, from, length, offset);
}

int power_truncate(sqlite3_file* base, sqlite3_int64 size) {
    auto& file = of(base);
    if (file.file) file.disk->truncate(**file.file, size, size_of(file), reader_of(file));
    return file.real->pMethods->xTruncate(file.real, size);
}

// The machine under the harness keeps its power: nothing is synced in earnest.
int power_sync(sqlite3_file* base, int) {
    auto& file = of(base);
    if (!file.file) return SQLITE_OK;
    file.disk->sync(**file.file, size_of(file));
    // As SQLite's own file system does it, with the first sync of each new journal.
    if (file.names_unsynced) file.disk->sync_folder();
    file.names_unsynced = false;
    return SQLITE_OK;
}

int power_file_size(sqlite3_file* base, sqlite3_int64* size) {
    auto* real = of(base).real;
    return real->pMethods->xFileSize(real, size);
}

int power_lock(sqlite3_file* base, int level) {
    auto* real = of(base).real;
    return real->pMethods->xLock(real, level);
}

int power_unlock(sqlite3_file* base, int level) {
    auto* real = of(base).real;
    return real->pMethods->xUnlock(real, level);
}

int power_check_lock(sqlite3_file* base, int* held) {
    auto* real = of(base).real;
    return real->pMethods->xCheckReservedLock(real, held);
}

int power_control(sqlite3_file* base, int what, void* argument) {
    auto* real = of(base).real;
    return real->pMethods->xFileControl(real, what, argument);
}

int power_sector_size(sqlite3_file* base) {
    auto* real = of(base).real;
    return real->pMethods->xSectorSize(real);
}

int power_characteristics(sqlite3_file* base) {
    auto* real = of(base).real;
    return real->pMethods->xDeviceCharacteristics(real);
}

// Version 1: no shared memory (no write-ahead log) and no mapped files, which would bypass it.
const sqlite3_io_methods power_methods = {1,
                                          power_close,
                                          power_read,
                                          power_write,
                                          power_truncate,
                                          power_sync,
                                          power_file_size,
                                          power_lock,
                                          power_unlock,
                                          power_check_lock,
                                          power_control,
                                          power_sector_size,
                                          power_characteristics,
                                          nullptr,
                                          nullptr,
                                          nullptr,
                                          nullptr,
                                          nullptr,
                                          nullptr};

sqlite3_vfs* real_vfs = nullptr;

PowerDisk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<PowerDisk*>(vfs->pAppData);
}

int power_open(sqlite3_vfs* vfs, const char* name, sqlite3_file* base, int flags, int* flags_out) {
    auto& file = *new (base) PowerFile{};
    file.disk = &disk_of(vfs);
    file.real = reinterpret_cast<sqlite3_file*>(&file + 1);
    PowerDisk::FileHandle known;
    if (name != nullptr) known = file.disk->open(name, (flags & SQLITE_OPEN_CREATE) != 0);
    const int result = real_vfs->xOpen(real_vfs, name, file.real, flags, flags_out);
    if (result != SQLITE_OK) return result;
    file.base.pMethods = &power_methods;
    if (name != nullptr) file.file = new PowerDisk::FileHandle(known);
    file.names_unsynced =
        (flags & SQLITE_OPEN_CREATE) != 0 && (flags & SQLITE_OPEN_MAIN_JOURNAL) != 0;
    return SQLITE_OK;
}

int power_delete(sqlite3_vfs* vfs, const char* name, int sync_folder) {
    if (!std::filesystem::exists(name)) return SQLITE_IOERR_DELETE_NOENT;
    auto& disk = disk_of(vfs);
    disk.remove(name);
    if (sync_folder != 0) disk.sync_deletion();
    return SQLITE_OK;
}

} // namespace

void put_under_sqlite(PowerDisk& disk) {
    ensure(real_vfs == nullptr, "the disk is put under SQLite once");
    real_vfs = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs vfs = *real_vfs;
    vfs.szOsFile = static_cast<int>(sizeof(PowerFile)) + real_vfs->szOsFile;
    vfs.zName = "power";
    vfs.pAppData = &disk;
    vfs.pNext = nullptr;
    vfs.xOpen = power_open;
    vfs.xDelete = power_delete;
    ensure(sqlite3_vfs_register(&vfs, 1) == SQLITE_OK, "SQLite takes another file system");
}

} // namespace dubrovnik::faults
