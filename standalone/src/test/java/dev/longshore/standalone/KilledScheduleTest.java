package dev.longshore.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of schedules when the system is killed while they are due. */
class KilledScheduleTest {

    private static final int SCHEDULES = 40;
    /** Several are due in each second. */
    private static final int IN_A_SECOND = 4;
    private static final int KILLS = 2;

    @TempDir
    Path folder;

    private ChildSystem system;
    private BatchUser user;

    @Test
    void each_due_time_has_one_job_though_the_system_is_killed_again_and_again() throws Exception {
        start();
        Path runs = folder.resolve("runs");
        String queue = user.queueOf(8);
        String definition = user.definitionOf("echo $NAME >> " + runs);
        List<String> names = IntStream.range(0, SCHEDULES).mapToObj(i -> "schedule-" + i).toList();
        try (SchedulerClient scheduler = BatchUser.pointedAt(system.endpoint(), SchedulerClient.builder()).build()) {
            LocalDateTime first = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
            IntStream.range(0, SCHEDULES).forEach(
                    i -> create(scheduler, names.get(i), first.plusSeconds(1 + i / IN_A_SECOND),
                            input(queue, definition, names.get(i))));
        }

        for (int kill = 1; kill <= KILLS; kill++) {
            int begun = kill * IN_A_SECOND;
            await().atMost(BatchUser.PATIENCE.multipliedBy(4)).until(() -> linesOf(runs).size() >= begun);
            system.kill();
            start();
        }

        await().atMost(BatchUser.PATIENCE.multipliedBy(4)).until(() -> linesOf(runs).size() >= SCHEDULES);
        assertThat(linesOf(runs)).containsExactlyInAnyOrderElementsOf(names);
    }

    private static void create(SchedulerClient scheduler, String name, LocalDateTime time, String input) {
        scheduler.createSchedule(
                request -> request.name(name).scheduleExpression("at(" + time.plusNanos(1).toString().substring(0, 19) + ")")
                        .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                        .target(target -> target.arn("arn:aws:scheduler:::aws-sdk:batch:submitJob")
                                .roleArn("arn:aws:iam::123456789012:role/any").input(input)));
    }

    private static String input(String queue, String definition, String name) {
        return """
                {"JobName": "%s", "JobQueue": "%s", "JobDefinition": "%s",
                 "ContainerOverrides": {"Environment": [{"Name": "NAME", "Value": "%s"}]}}""".formatted(name, queue, definition,
                name);
    }

    @AfterEach
    void stop() throws IOException {
        user.close();
        system.close();
    }

    private void start() throws IOException {
        if (user != null) {
            user.close();
            system.close();
        }
        system = ChildSystem.start(folder.resolve("home"));
        user = new BatchUser(system.endpoint());
    }

    private static List<String> linesOf(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
