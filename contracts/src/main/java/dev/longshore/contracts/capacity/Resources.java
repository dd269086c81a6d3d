package dev.longshore.contracts.capacity;

import static java.util.Objects.requireNonNull;

/** What a job needs, an instance offers, or a host has. */
public record Resources(Vcpus vcpus, MemoryMib memory, Gpus gpus) {

    public static final Resources NONE = new Resources(Vcpus.ZERO, MemoryMib.ZERO, Gpus.NONE);

    public Resources {
        requireNonNull(vcpus, "vcpus");
        requireNonNull(memory, "memory");
        gpus = gpus == null ? Gpus.NONE : gpus;
    }

    /** Whole vCPUs and MiB, no GPU. */
    public static Resources of(int vcpus, long memoryMib) {
        return new Resources(Vcpus.of(vcpus), new MemoryMib(memoryMib), Gpus.NONE);
    }

    public Resources plus(Resources other) {
        return new Resources(vcpus.plus(other.vcpus), memory.plus(other.memory), gpus.plus(other.gpus));
    }

    /** @throws IllegalArgumentException when {@code other} does not fit into this */
    public Resources minus(Resources other) {
        return new Resources(vcpus.minus(other.vcpus), memory.minus(other.memory), gpus.minus(other.gpus));
    }

    /** Of each amount the larger one. */
    public static Resources most(Resources one, Resources other) {
        return new Resources(one.vcpus.compareTo(other.vcpus) >= 0 ? one.vcpus : other.vcpus,
                one.memory.compareTo(other.memory) >= 0 ? one.memory : other.memory,
                one.gpus.compareTo(other.gpus) >= 0 ? one.gpus : other.gpus);
    }

    /** Whether each amount of this is at most that of {@code room}. */
    public boolean fitsInto(Resources room) {
        return vcpus.compareTo(room.vcpus) <= 0 && memory.compareTo(room.memory) <= 0 && gpus.compareTo(room.gpus) <= 0;
    }

    /** {@code 2 vCPUs, 512 MiB}, and the GPUs where there are any. */
    @Override
    public String toString() {
        String text = vcpus + (vcpus.millis() == 1000 ? " vCPU, " : " vCPUs, ") + memory;
        return gpus.count() == 0 ? text : text + ", " + gpus + (gpus.count() == 1 ? " GPU" : " GPUs");
    }
}
