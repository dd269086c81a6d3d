package dev.longshore.store.index;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OrderedKeysTest {

    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    private final NavigableSet<byte[]> expected = new TreeSet<>(Arrays::compareUnsigned);
    private OrderedKeys keys;

    @BeforeEach
    void keepAllInMemory() {
        keys = keys(ALL);
    }

    private OrderedKeys keys(int pagesInMemory) {
        return new OrderedKeys(new ResidentPages(new PageFile(folder), pagesInMemory));
    }

    @ParameterizedTest(name = "seed {0}, {1} pages in memory")
    @CsvSource({"1," + ALL, "2," + ALL, "3," + ALL, "4," + ALL, "5,1", "6,2", "7,4", "8,16"})
    void entries_added_and_removed_by_chance_stay_in_order(long seed, int pagesInMemory) {
        keys = keys(pagesInMemory);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            change(random, i < 14_000 ? 3 : 1);
            if (i % 500 == 0) {
                assertRange(range(random));
            }
        }
        assertRange(KeyRange.all());
    }

    /** @param adding of four changes, how many add */
    private void change(Random random, int adding) {
        byte[] entry = Keys.withSlot(key(random), random.nextInt(50));
        if (random.nextInt(4) < adding && expected.add(entry)) {
            keys.add(entry);
        } else {
            expected.remove(entry);
            keys.remove(entry);
        }
    }

    /** Long shared beginnings, and short keys beside them. */
    private static byte[] key(Random random) {
        String shared = "queue/" + "abcd".substring(0, random.nextInt(5)) + "/status/" + random.nextInt(3);
        return ValueEncoder.encode(random.nextInt(20) == 0 ? random.nextInt(9) : shared + random.nextInt(300));
    }

    private static KeyRange range(Random random) {
        byte[] first = key(random);
        byte[] second = key(random);
        return new KeyRange(first, random.nextInt(5) == 0 ? null : second);
    }

    private void assertRange(KeyRange range) {
        List<Integer> slots = new ArrayList<>();
        for (byte[] entry : expected.tailSet(range.from())) {
            if (range.to() == null || Arrays.compareUnsigned(entry, range.to()) < 0) {
                slots.add(Keys.slotOf(entry));
            }
        }
        assertThat(all(keys.ascending(range))).isEqualTo(slots);
        assertThat(all(keys.descending(range))).isEqualTo(slots.reversed());
        assertThat(keys.count(range)).isEqualTo(slots.size());
        assertThat(keys.size()).isEqualTo(expected.size());
    }

    private static List<Integer> all(Iterator<Integer> slots) {
        List<Integer> all = new ArrayList<>();
        slots.forEachRemaining(all::add);
        return all;
    }

    @Test
    void entries_that_only_grow_keep_what_they_share_once_per_chunk() {
        String shared = "a beginning that all of them have ";
        long whole = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] entry = Keys.withSlot(ValueEncoder.encode(shared + "%06d".formatted(i)), i);
            whole += entry.length;
            expected.add(entry);
            keys.add(entry);
        }

        assertThat(keys.bytes()).isLessThan(whole - 9_500L * shared.length());
        assertRange(KeyRange.all());
    }

    @Test
    void entries_that_only_grow_are_found_at_both_ends() {
        for (int i = 0; i < 5000; i++) {
            byte[] entry = Keys.withSlot(ValueEncoder.encode(i), i);
            expected.add(entry);
            keys.add(entry);
        }
        for (byte[] entry : List.copyOf(expected).subList(0, 4000)) {
            expected.remove(entry);
            keys.remove(entry);
        }
        assertRange(KeyRange.all());
        assertRange(KeyRange.ofPrefix(ValueEncoder.encode(4500)));
    }
}
