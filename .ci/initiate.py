"""Makes the MongoDB on 127.0.0.1:<port> a replica set of one, and waits until it is the primary. No driver needed."""
import socket
import struct
import sys
import time


def bson(value):
    body = b""
    for key, item in value.items():
        name = key.encode() + b"\0"
        if isinstance(item, str):
            text = item.encode() + b"\0"
            body += b"\x02" + name + struct.pack("<i", len(text)) + text
        elif isinstance(item, int):
            body += b"\x10" + name + struct.pack("<i", item)
        elif isinstance(item, list):
            body += b"\x04" + name + bson({str(i): element for i, element in enumerate(item)})
        else:
            body += b"\x03" + name + bson(item)
    return struct.pack("<i", len(body) + 5) + body + b"\0"


def ask(port, command):
    message = struct.pack("<iB", 0, 0) + bson({**command, "$db": "admin"})
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(struct.pack("<iiii", len(message) + 16, 1, 0, 2013) + message)
        reply = b""
        while len(reply) < 4 or len(reply) < struct.unpack("<i", reply[:4])[0]:
            part = connection.recv(65536)
            if not part:
                break
            reply += part
    return reply


port = int(sys.argv[1])
initiate = {"replSetInitiate": {"_id": "rs0", "members": [{"_id": 0, "host": f"127.0.0.1:{port}"}]}}
started = time.monotonic()
while time.monotonic() - started < 60:
    try:
        if b"\x08isWritablePrimary\0\x01" in ask(port, {"hello": 1}):
            sys.exit(0)
        ask(port, initiate)
    except OSError:
        pass
    time.sleep(0.3)
sys.exit("MongoDB did not become primary within a minute")
