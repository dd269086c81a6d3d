package dev.longshore.gateway.job.stop;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.longshore.gateway.job.JobCommands;
import dev.longshore.gateway.job.Jobs;

/** Sends stop requests anew until they have had their effect, and forgets them then. The scheduler takes a repeated one for the same. */
@Component
final class StopRelay {

    static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int PAGE = 500;

    private final StopRequests requests;
    private final Jobs jobs;
    private final JobCommands commands;
    private final Clock clock = Clock.systemUTC();

    StopRelay(StopRequests requests, Jobs jobs, JobCommands commands) {
        this.requests = requests;
        this.jobs = jobs;
        this.commands = commands;
    }

    /** One look at all that is kept. */
    void relayAll() {
        List<StopRequest> page = requests.after("", PAGE);
        while (!page.isEmpty()) {
            relay(page);
            page = requests.after(page.getLast().id(), PAGE);
        }
    }

    private void relay(List<StopRequest> page) {
        List<String> over = new ArrayList<>();
        for (StopRequest request : page) {
            if (isOver(request)) {
                over.add(request.id());
            } else if (request.at().isBefore(clock.instant().minus(PAUSE))) {
                commands.send(request.cell(), request.command()).join();
            }
        }
        if (!over.isEmpty()) {
            requests.forget(over);
        }
    }

    private boolean isOver(StopRequest request) {
        return jobs.find(request.region(), request.job()).map(job -> request.kind().isOver(job.state())).orElse(true);
    }
}
