package dev.longshore.scheduler.cell;

import java.time.Clock;

/**
 * What all cells of a scheduler work with.
 *
 * @param service the name under which dead letters are signed
 */
record CellWorkshop(CellClients clients, CellCores cores, Answers answers, CommitJournal journal, Clock clock, String service) {}
