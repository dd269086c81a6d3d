package dev.longshore.gateway.schedule.expression;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The next due time of random expressions in random zones, near the days on which clocks are changed and elsewhere, is the one that is
 * found by asking about one minute after the other. {@code -Dcron.seed=…} repeats a run, {@code -Dcron.tries=…} asks for more.
 */
class CronPropertyTest {

    private static final long SEED = Long.getLong("cron.seed", 20_261_126);
    private static final int TRIES = Integer.getInteger("cron.tries", 400);
    private static final Duration HORIZON = Duration.ofDays(12);
    private static final List<String> ZONES = List.of("UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe",
            "Asia/Kolkata", "America/Sao_Paulo", "Pacific/Apia", "Africa/Casablanca");
    private static final List<String> CHANGES = List.of("2026-03-08T00:00:00Z", "2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z",
            "2026-11-01T00:00:00Z", "2026-04-04T12:00:00Z", "2026-10-03T12:00:00Z", "2027-02-25T00:00:00Z",
            "2028-02-27T00:00:00Z",
            "2026-12-30T00:00:00Z");
    /** A fifth such day of February is in none of the two. */
    private static final List<String> YEARS = List.of("2026-2027", "*", "*", "*");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private final Random random = new Random(SEED);

    @Test
    void the_next_due_time_is_the_first_minute_that_fits() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            ZoneId zone = ZoneId.of(oneOf(ZONES));
            List<String> fields = fields();
            Instant after = Instant.parse(oneOf(CHANGES)).plusSeconds(random.nextInt(4 * 24 * 3600));

            Optional<Instant> next = ScheduleExpression.parse("cron(" + String.join(" ", fields) + ")", zone).next(after,
                    Instant.EPOCH);

            assertThat(next.filter(time -> time.isBefore(after.plus(HORIZON))))
                    .as("seed %d: %s in %s after %s", SEED, fields, zone, after)
                    .isEqualTo(firstMinute(new PlainCron(fields, zone), after));
        }
    }

    private static Optional<Instant> firstMinute(PlainCron cron, Instant after) {
        long first = after.getEpochSecond() / 60 + 1;
        for (long minute = first; Instant.ofEpochSecond(minute * 60).isBefore(after.plus(HORIZON)); minute++) {
            Instant time = Instant.ofEpochSecond(minute * 60);
            if (cron.isDueAt(time)) {
                return Optional.of(time);
            }
        }
        return Optional.empty();
    }

    private List<String> fields() {
        boolean byWeek = random.nextBoolean();
        String dayOfWeek = byWeek ? dayOfWeek() : "?";
        return List.of(list(0, 59), random.nextInt(3) == 0 ? "*" : list(0, 23), byWeek ? "?" : dayOfMonth(),
                random.nextInt(2) == 0 ? "*" : list(1, 12), dayOfWeek, dayOfWeek.endsWith("#5") ? "*" : oneOf(YEARS));
    }

    private String dayOfMonth() {
        return switch (random.nextInt(7)) {
            case 0 -> "L";
            case 1 -> "L-" + random.nextInt(10);
            case 2 -> "LW";
            case 3 -> 1 + random.nextInt(28) + "W";
            case 4 -> 1 + random.nextInt(28) + ",L";
            case 5 -> "*";
            default -> list(1, 28);
        };
    }

    private String dayOfWeek() {
        return switch (random.nextInt(5)) {
            case 0 -> "L";
            case 1 -> oneOf(DAYS) + "L";
            case 2 -> oneOf(DAYS) + "#" + (1 + random.nextInt(5));
            case 3 -> "*";
            default -> list(1, 7);
        };
    }

    private String list(int least, int most) {
        return IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(_ -> item(least, most)).collect(Collectors.joining(","));
    }

    private String item(int least, int most) {
        int from = least + random.nextInt(most - least + 1);
        int to = least + random.nextInt(most - least + 1);
        int step = 1 + random.nextInt(15);
        return switch (random.nextInt(5)) {
            case 0 -> "*/" + step;
            case 1 -> from + "-" + to;
            case 2 -> from + "-" + to + "/" + step;
            case 3 -> from + "/" + step;
            default -> Integer.toString(from);
        };
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
