package dev.longshore.scheduler.core.fairshare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

import dev.longshore.contracts.resource.ShareWeight;

/**
 * What the use of each share costs. An entry that ends in an asterisk is for all identifiers that begin with what stands before it, and
 * its weight counts once for each of them that is active: together they get what one would.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_ShareAttributes.html">AWS Batch API reference,
 *      ShareAttributes</a>
 */
final class Weights {

    private static final double DEFAULT = 1.0;
    private static final String ANY = "*";

    private final List<ShareWeight> entries;
    private final NavigableSet<String> active;
    private final Map<String, Double> known = new LinkedHashMap<>();

    Weights(List<ShareWeight> entries, NavigableSet<String> active) {
        this.entries = entries;
        this.active = active;
    }

    double of(String share) {
        return known.computeIfAbsent(share, this::find);
    }

    private double find(String share) {
        return entries.stream().filter(entry -> entry.identifier().equals(share)).findFirst().map(ShareWeight::weight)
                .or(() -> entries.stream().filter(entry -> isFor(entry, share)).findFirst().map(this::divided)).orElse(DEFAULT);
    }

    private double divided(ShareWeight entry) {
        long sharers = active.stream().filter(share -> isFor(entry, share)).count();
        return entry.weight() * Math.max(1, sharers);
    }

    private static boolean isFor(ShareWeight entry, String share) {
        String name = entry.identifier();
        return name.endsWith(ANY) && share.startsWith(name.substring(0, name.length() - 1));
    }
}
