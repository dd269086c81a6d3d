package dev.longshore.contracts.placement;

import java.util.Optional;

/**
 * Which node of a multi-node job an attempt is.
 *
 * @param nodes how many there are
 * @param mainNode the index of the main node
 * @param mainNodeAddress its private IPv4 address; empty for the main node itself, which starts first
 */
public record NodeSeat(int nodes, int node, int mainNode, Optional<String> mainNodeAddress) {

    public NodeSeat {
        mainNodeAddress = mainNodeAddress == null ? Optional.empty() : mainNodeAddress;
        if (node < 0 || node >= nodes || mainNode < 0 || mainNode >= nodes) {
            throw new IllegalArgumentException(
                    "nodes are counted from 0 to " + (nodes - 1) + ", not " + node + " and " + mainNode);
        }
    }
}
