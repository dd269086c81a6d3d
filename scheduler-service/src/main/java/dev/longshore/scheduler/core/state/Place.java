package dev.longshore.scheduler.core.state;

/**
 * A place among those between whom only priority and order of submission decide.
 *
 * @param rank lower goes first
 */
record Place(int rank, long sequence) implements Comparable<Place> {

    static final Place FIRST = new Place(Integer.MIN_VALUE, Long.MIN_VALUE);

    Place next() {
        return new Place(rank, sequence + 1);
    }

    @Override
    public int compareTo(Place other) {
        int byRank = Integer.compare(rank, other.rank);
        return byRank != 0 ? byRank : Long.compare(sequence, other.sequence);
    }
}
