import { createSocket } from "node:dgram";
import { once } from "node:events";

/** A name server on 127.0.0.1 that answers every question with the one address in `at`. */
export async function nameServer(at) {
  const server = { address: at, questions: 0 };
  const socket = createSocket("udp4");
  socket.on("message", (question, { port, address }) => {
    server.questions += 1;
    socket.send(reply(question, server.address), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  server.at = `127.0.0.1:${socket.address().port}`;
  server.close = () => socket.close();
  return server;
}

// RFC 1035 §4.1: header, the question as it came, one A record that points back at the question's name.
function reply(question, address) {
  const header = Buffer.from(question.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(1, 6);
  header.writeUInt16BE(0, 10);
  const asked = question.subarray(12, question.indexOf(0, 12) + 5);
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0x0e, 0x10, 0, 4, ...address.split(".").map(Number)]);
  return Buffer.concat([header, asked, record]);
}
