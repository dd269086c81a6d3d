package dev.longshore.scheduler.cell;

import java.util.function.IntFunction;

import dev.longshore.scheduler.state.StateCodec;

/**
 * Where cores come from.
 *
 * @param factory makes the core of a cell, with nothing in its memory
 * @param codec writes and reads the entities of these cores
 */
public record CellCores(IntFunction<CellCore> factory, StateCodec codec) {}
