package dev.longshore.cli.demo;

import java.util.Arrays;
import java.util.Random;

/** Text that looks like English: words as often as their rank has it (Zipf's law), in sentences, paragraphs and lines. A seed gives one text. */
final class Prose {

    private static final double ZIPF_OFFSET = 2.7;
    private static final int LINE = 78;

    private final String[] words;
    private final double[] cumulated;

    /** @param words the most frequent first */
    Prose(String[] words) {
        this.words = words.clone();
        this.cumulated = new double[words.length];
        double sum = 0;
        for (int rank = 0; rank < words.length; rank++) {
            sum += 1 / (rank + ZIPF_OFFSET);
            cumulated[rank] = sum;
        }
    }

    /** Text of about that many bytes; it begins with a letter and ends with a line end. */
    String text(long seed, int bytes) {
        var random = new Random(seed);
        var text = new StringBuilder(bytes + 1024);
        while (text.length() < bytes) {
            paragraph(random, text);
        }
        return text.toString();
    }

    private void paragraph(Random random, StringBuilder text) {
        int lineStart = text.length();
        for (int sentences = 3 + random.nextInt(6); sentences > 0; sentences--) {
            int length = 4 + random.nextInt(15);
            for (int position = 0; position < length; position++) {
                String word = position == 0 ? capitalized(word(random)) : word(random);
                lineStart = append(text, lineStart, word + after(random, position, length));
            }
        }
        text.append("\n\n");
    }

    private static int append(StringBuilder text, int lineStart, String word) {
        if (text.length() == lineStart) {
            text.append(word);
            return lineStart;
        }
        boolean wraps = text.length() - lineStart + 1 + word.length() > LINE;
        text.append(wraps ? '\n' : ' ').append(word);
        return wraps ? text.length() - word.length() : lineStart;
    }

    private static String after(Random random, int position, int length) {
        if (position == length - 1) {
            return random.nextInt(12) == 0 ? "?" : ".";
        }
        return random.nextInt(14) == 0 ? "," : "";
    }

    private String word(Random random) {
        double point = random.nextDouble() * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, point);
        return words[Math.min(words.length - 1, found < 0 ? -found - 1 : found)];
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
