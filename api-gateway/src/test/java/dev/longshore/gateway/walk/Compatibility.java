package dev.longshore.gateway.walk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is said of each operation and each field, as {@code compatibility.txt} has it: name, verdict, remark and test, a row to a line.
 *
 * @param rows by the name of an operation, or of a structure and its member
 */
record Compatibility(Map<String, Row> rows) {

    static Compatibility read() {
        Map<String, Row> rows = new LinkedHashMap<>();
        text().lines().forEach(line -> {
            String[] cells = line.split(" *\\| *", -1);
            if (cells.length != 4) {
                throw new IllegalStateException("a row has four cells, not " + cells.length + ": " + line);
            }
            Row row = new Row(Verdict.valueOf(cells[1].toUpperCase().replace(' ', '_')), cells[2], cells[3]);
            if (rows.put(cells[0], row) != null) {
                throw new IllegalStateException("two rows of " + cells[0]);
            }
        });
        return new Compatibility(rows);
    }

    private static String text() {
        try (InputStream stream = Compatibility.class.getResourceAsStream("compatibility.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    enum Verdict {
        WORKS, STORED_ONLY, DIFFERS;

        String inWords() {
            return name().toLowerCase().replace('_', ' ');
        }
    }

    /**
     * @param remark why it is only stored, or how it differs
     * @param test that shows it, such as {@code TagsTest.service_environments_have_tags}
     */
    record Row(Verdict verdict, String remark, String test) {

        String testClass() {
            return test.substring(0, test.indexOf('.'));
        }

        String testMethod() {
            return test.substring(test.indexOf('.') + 1);
        }
    }
}
