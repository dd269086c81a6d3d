package dev.longshore.provisioner.hostpool;

import dev.longshore.contracts.capacity.HostSlice;

/** What a decision changes in the host pool. */
public sealed interface SliceChange {

    HostSlice slice();

    /** The slice is taken from its host. */
    record Cut(HostSlice slice) implements SliceChange {}

    /** The slice's room is free again. */
    record GivenBack(HostSlice slice) implements SliceChange {}
}
