// A room of uWebSockets: everybody receives every message. It stores nothing.
//
//     uwebsockets <port>

#include <cstdlib>
#include <string_view>

#include "App.h"

// Bytes. The default drops messages for a client that is 64 KB behind, so the bench would count undelivered ones.
constexpr unsigned int MAX_BACKPRESSURE = 64 * 1024 * 1024;

struct Nothing {};

int main(int, char **arguments) {
  uWS::App room;
  room.ws<Nothing>("/*", {
    .compression = uWS::DISABLED,
    .maxBackpressure = MAX_BACKPRESSURE,
    .open = [](auto *socket) { socket->subscribe("room"); },
    .message = [&room](auto *, std::string_view text, uWS::OpCode kind) { room.publish("room", text, kind); },
  });
  room.listen("127.0.0.1", std::atoi(arguments[1]), [](auto *) {}).run();
}
