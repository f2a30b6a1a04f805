<?php
// A room of Workerman: everybody receives every message. It stores nothing.
//
//     php workerman.php start <folder with vendor/autoload.php> <port>

[, , $folder, $port] = $argv;
require "$folder/vendor/autoload.php";

use Workerman\Worker;

$files = sys_get_temp_dir() . "/workerman-$port";
Worker::$pidFile = "$files.pid";
Worker::$logFile = "$files.log";
$room = new Worker("websocket://127.0.0.1:$port");
$room->count = 1;
$room->onMessage = function ($from, $text) use ($room) {
    foreach ($room->connections as $connection) {
        $connection->send($text);
    }
};
Worker::runAll();
