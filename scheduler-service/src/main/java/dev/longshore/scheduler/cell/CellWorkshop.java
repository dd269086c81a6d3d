package dev.longshore.scheduler.cell;

import java.time.Clock;

import dev.longshore.scheduler.settings.SchedulerProperties;

/** What all cells of a scheduler work with. */
record CellWorkshop(CellClients clients, CellCores cores, Asides asides, CommitNews news, SchedulerProperties settings,
        Clock clock) {}
