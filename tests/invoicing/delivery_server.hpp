// DeliveryServer: tests/house/smtp_server.py as a child of the test, and what it accepted.
#pragma once

#include "invoicing/delivery/smtp.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace dubrovnik::tests {

// Gone, with all that is in it, at the end of the test.
class DeliveryFolder {
  public:
    DeliveryFolder();
    ~DeliveryFolder();
    DeliveryFolder(const DeliveryFolder&) = delete;
    DeliveryFolder& operator=(const DeliveryFolder&) = delete;
    std::string file(const std::string& name) const { return (path_ / name).string(); }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

std::string file_content(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, std::string_view content);

class DeliveryServer {
  public:
    // With the options of the script. Fails the test when the server does not start.
    explicit DeliveryServer(std::vector<std::string> options = {});
    ~DeliveryServer(); // ends it and waits for its end
    DeliveryServer(const DeliveryServer&) = delete;
    DeliveryServer& operator=(const DeliveryServer&) = delete;

    int port() const { return port_; }
    // To 127.0.0.1, without encryption.
    invoicing::MailServer plain(std::chrono::seconds patience = std::chrono::seconds(20)) const;

    int accepted_count() const;
    std::string accepted(int number) const; // the message as it came
    std::string facts(int number) const;    // JSON
    int unanswered_count() const;

  private:
    void start(const std::vector<std::string>& words);

    DeliveryFolder folder_;
    int child_ = 0;
    int input_ = 0; // closing it ends the server
    int port_ = 0;
};

} // namespace dubrovnik::tests
