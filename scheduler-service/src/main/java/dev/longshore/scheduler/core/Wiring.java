package dev.longshore.scheduler.core;

import dev.longshore.scheduler.core.admission.Admission;
import dev.longshore.scheduler.core.admission.Definitions;
import dev.longshore.scheduler.core.admission.MisfitReasons;
import dev.longshore.scheduler.core.allocation.Offers;
import dev.longshore.scheduler.core.array.ArrayJobs;
import dev.longshore.scheduler.core.attempt.AttemptReports;
import dev.longshore.scheduler.core.attempt.AttemptSettlement;
import dev.longshore.scheduler.core.backfill.StartForecast;
import dev.longshore.scheduler.core.cancellation.Cancellation;
import dev.longshore.scheduler.core.cancellation.QueueDeletion;
import dev.longshore.scheduler.core.cancellation.Termination;
import dev.longshore.scheduler.core.capacity.HostLoss;
import dev.longshore.scheduler.core.capacity.IdleInstances;
import dev.longshore.scheduler.core.capacity.InstanceEvents;
import dev.longshore.scheduler.core.deletion.Deletions;
import dev.longshore.scheduler.core.dependency.Dependencies;
import dev.longshore.scheduler.core.executor.Handshake;
import dev.longshore.scheduler.core.executor.Liveness;
import dev.longshore.scheduler.core.expiry.Expiry;
import dev.longshore.scheduler.core.fit.Fit;
import dev.longshore.scheduler.core.fit.Growth;
import dev.longshore.scheduler.core.front.Fronts;
import dev.longshore.scheduler.core.gang.Gangs;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.order.Orders;
import dev.longshore.scheduler.core.placement.Launches;
import dev.longshore.scheduler.core.placement.Placer;
import dev.longshore.scheduler.core.placement.Prospects;
import dev.longshore.scheduler.core.placement.Rooms;
import dev.longshore.scheduler.core.placement.SchedulingPass;
import dev.longshore.scheduler.core.retention.Retention;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.timelimit.TimeLimits;
import dev.longshore.scheduler.core.timeout.Timeouts;

/** The features of one cell's scheduler, put together. */
final class Wiring {

    final Memory memory = new Memory();
    final Fit fit;
    final Admission admission;
    final Definitions definitions;
    final ArrayJobs arrays;
    final Dependencies dependencies;
    final Lifecycle lifecycle;
    final Gangs gangs;
    final AttemptReports reports;
    final Cancellation cancellation;
    final Termination termination;
    final Deletions deletions;
    final InstanceEvents instanceEvents;
    final IdleInstances idle;
    final Handshake handshake;
    final Liveness liveness;
    final Timeouts timeouts;
    final Expiry expiry;
    final TimeLimits timeLimits;
    final Retention retention;
    final SchedulingPass pass;
    final Launches launches;
    final Prospects prospects;
    final StartForecast forecast;
    final Orders orders;
    final Fronts fronts;

    Wiring(CoreSettings settings) {
        Offers offers = new Offers(memory);
        fit = new Fit(memory, offers);
        Growth growth = new Growth(memory, offers);
        orders = new Orders(settings.cell(), settings.stopGrace());
        lifecycle = new Lifecycle(fit);
        gangs = new Gangs(lifecycle, orders);
        arrays = new ArrayJobs(lifecycle);
        dependencies = new Dependencies(lifecycle, arrays);
        admission = new Admission(dependencies);
        idle = new IdleInstances(settings.cell(), settings.idleGrace());
        expiry = new Expiry(lifecycle, arrays);
        timeLimits = new TimeLimits(lifecycle, arrays);
        definitions = new Definitions(settings.cell(), idle, new MisfitReasons(fit, lifecycle));
        AttemptSettlement settlement = new AttemptSettlement(lifecycle, gangs);
        HostLoss loss = new HostLoss(settlement, orders);
        reports = new AttemptReports(lifecycle, settlement, gangs);
        cancellation = new Cancellation(lifecycle, arrays);
        termination = new Termination(lifecycle, arrays, orders, gangs, settlement);
        deletions = new Deletions(settings.cell(), definitions, new QueueDeletion(termination, settings.retention()));
        instanceEvents = new InstanceEvents(idle, loss, settings.launchBackoff(), settings.launchBackoffLimit());
        handshake = new Handshake(orders, loss, gangs);
        liveness = new Liveness(settings.heartbeatTimeout(), loss, idle);
        timeouts = new Timeouts(orders, gangs);
        retention = new Retention(settings.retention());
        pass = new SchedulingPass(memory, fit, growth, new Placer(new Rooms(memory), lifecycle, orders, gangs),
                settings.stopGrace());
        prospects = new Prospects(new Rooms(memory), growth);
        forecast = new StartForecast(memory, growth);
        fronts = new Fronts(memory);
        launches = new Launches(settings.cell(), growth, idle);
    }
}
