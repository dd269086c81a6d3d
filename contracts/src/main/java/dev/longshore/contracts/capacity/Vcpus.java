package dev.longshore.contracts.capacity;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An amount of virtual CPUs, exact to a thousandth (AWS Fargate offers quarters of one).
 *
 * @param millis thousandths of a vCPU, not negative
 */
public record Vcpus(int millis) implements Comparable<Vcpus> {

    public static final Vcpus ZERO = new Vcpus(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Vcpus {
        if (millis < 0) {
            throw new IllegalArgumentException("vCPUs must not be negative: " + millis + " thousandths");
        }
    }

    /** That many whole vCPUs. */
    public static Vcpus of(int whole) {
        return new Vcpus(Math.multiplyExact(whole, 1000));
    }

    /**
     * Reads the API's notation, such as {@code 4} or {@code 0.25}.
     *
     * @throws NumberFormatException when the text is not a number
     * @throws ArithmeticException when it is finer than a thousandth or larger than an {@code int} of thousandths
     */
    public static Vcpus parse(String text) {
        return new Vcpus(new BigDecimal(text).movePointRight(3).intValueExact());
    }

    @JsonValue
    @Override
    public int millis() {
        return millis;
    }

    public Vcpus plus(Vcpus other) {
        return new Vcpus(Math.addExact(millis, other.millis));
    }

    /** @throws IllegalArgumentException when {@code other} is larger */
    public Vcpus minus(Vcpus other) {
        return new Vcpus(millis - other.millis);
    }

    /** CPU shares as the container engine counts them: 1024 for one vCPU. */
    public int cpuShares() {
        return Math.toIntExact(millis * 1024L / 1000);
    }

    @Override
    public int compareTo(Vcpus other) {
        return Integer.compare(millis, other.millis);
    }

    /** The API's notation: {@code 4}, {@code 0.25}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    }
}
