package dev.longshore.gateway.job.stop;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.job.JobCommands;
import dev.longshore.gateway.job.Jobs;

/** Sends stop requests anew until they have had their effect, and forgets them then. The scheduler takes a repeated one for the same. */
@Component
final class StopRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StopRelay.class);
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final int PAGE = 500;

    private final StopRequests requests;
    private final Jobs jobs;
    private final JobCommands commands;
    private final Clock clock = Clock.systemUTC();
    private ScheduledExecutorService timer;

    StopRelay(StopRequests requests, Jobs jobs, JobCommands commands) {
        this.requests = requests;
        this.jobs = jobs;
        this.commands = commands;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("stop-relay").daemon().factory());
        timer.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        timer.shutdownNow();
        timer = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    private void beat() {
        try {
            String last = "";
            List<StopRequest> page = requests.after(last, PAGE);
            while (!page.isEmpty()) {
                relay(page);
                last = page.getLast().id();
                page = requests.after(last, PAGE);
            }
        } catch (RuntimeException e) {
            LOG.debug("stop requests are relayed later", e);
        }
    }

    private void relay(List<StopRequest> page) {
        List<String> over = new ArrayList<>();
        for (StopRequest request : page) {
            if (isOver(request)) {
                over.add(request.id());
            } else if (request.at().isBefore(clock.instant().minus(BEAT))) {
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
