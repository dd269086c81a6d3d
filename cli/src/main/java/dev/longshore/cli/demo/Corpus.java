package dev.longshore.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

import static java.util.Objects.requireNonNull;

/**
 * The text whose words are counted: made from a word list, the same at every call, in shards of half a MiB.
 *
 * @param folder holds {@code shard-0.txt} and so on
 */
record Corpus(Path folder, int shards) {

    private static final int SHARD_BYTES = 512 << 10;

    Corpus {
        requireNonNull(folder, "folder");
    }

    /** Writes the shards that are missing. */
    void write() {
        try {
            Files.createDirectories(folder);
            Prose prose = new Prose(words());
            for (int shard = 0; shard < shards; shard++) {
                write(folder.resolve("shard-" + shard + ".txt"), prose.text(shard, SHARD_BYTES));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the corpus could not be written to " + folder, e);
        }
    }

    /** In MiB. */
    double size() {
        return shards * (double) SHARD_BYTES / (1 << 20);
    }

    /** A shard is whole or absent: a job may be reading it. */
    private static void write(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String[] words() throws IOException {
        try (var list = Objects.requireNonNull(Corpus.class.getResourceAsStream("words.txt"), "words.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).strip().split("\\s+");
        }
    }
}
