package dev.longshore.store.server;

import java.net.URLDecoder;
import java.net.URLEncoder;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The name of a database or collection as the name of a folder. */
final class FileName {

    private FileName() {}

    static String encode(String name) {
        String encoded = URLEncoder.encode(name, UTF_8).replace("*", "%2A");
        return encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
    }

    static String decode(String fileName) {
        return URLDecoder.decode(fileName, UTF_8);
    }
}
