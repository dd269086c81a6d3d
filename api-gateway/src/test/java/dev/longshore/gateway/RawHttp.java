package dev.longshore.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** HTTP byte by byte, for requests that no client library would send. */
public final class RawHttp {

    private final URI endpoint;

    public RawHttp(URI endpoint) {
        this.endpoint = endpoint;
    }

    public Answer post(String path, String body) {
        return post(path, "", body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer get(String path) {
        return send("GET " + path + " HTTP/1.1", "", new byte[0]);
    }

    /** @param headers lines that end in CR LF, besides Host where it is not among them, and Content-Length */
    public Answer post(String path, String headers, byte[] body) {
        return send("POST " + path + " HTTP/1.1", headers + "Content-Length: " + body.length + "\r\n", body);
    }

    public Answer send(String requestLine, String headers, byte[] body) {
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            OutputStream out = socket.getOutputStream();
            String host = headers.contains("Host: ") ? "" : "Host: " + endpoint.getAuthority() + "\r\n";
            out.write((requestLine + "\r\n" + host + "Connection: close\r\n" + headers + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            socket.shutdownOutput();
            return Answer.read(socket.getInputStream());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + requestLine, e);
        }
    }

    /** An answer in full. */
    public record Answer(int status, String head, String body) {

        private static Answer read(InputStream in) throws IOException {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n");
            String head = text.substring(0, end);
            return new Answer(Integer.parseInt(head.split(" ")[1]), head, text.substring(end + 4));
        }
    }
}
