package dev.longshore.executor.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.github.dockerjava.api.model.DeviceRequest;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.executor.container.StartFailedException;

/**
 * Which GPUs of its host a container has.
 *
 * @param areThereAny whether the host has GPUs, so that one without must be kept from them
 * @param numbers as NVIDIA counts them, from 0 on
 * @see <a href="https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html">NVIDIA Container
 *      Toolkit, specialized configurations</a>
 */
record GpuShare(boolean areThereAny, List<String> numbers) {

    /** Of a host without GPUs. */
    static final GpuShare NONE = new GpuShare(false, List.of());

    /** Kept at the container, so that whoever looks knows which GPUs are taken. */
    static final String LABEL = "longshore.gpus";

    private static final String VISIBLE_DEVICES = "NVIDIA_VISIBLE_DEVICES";
    /** An image that was made for GPUs asks for all of them otherwise, and so may a job. */
    private static final String NO_DEVICES = "void";

    GpuShare {
        numbers = List.copyOf(numbers);
    }

    /** @throws StartFailedException when fewer are free than are wanted */
    static GpuShare of(Gpus all, Set<String> taken, Gpus wanted) throws StartFailedException {
        List<String> free = new ArrayList<>();
        for (int number = 0; number < all.count(); number++) {
            if (!taken.contains(Integer.toString(number))) {
                free.add(Integer.toString(number));
            }
        }
        if (free.size() < wanted.count()) {
            throw StartFailedException.create("the container needs " + wanted + " GPUs, and of the " + all + " of the host "
                    + free.size() + " are free");
        }
        return new GpuShare(all.count() > 0, free.subList(0, wanted.count()));
    }

    /** The numbers that {@link #label} wrote. */
    static List<String> ofLabel(String label) {
        return List.of(label.split(","));
    }

    Optional<String> label() {
        return numbers.isEmpty() ? Optional.empty() : Optional.of(String.join(",", numbers));
    }

    /** Adds what tells NVIDIA's tools of it, whatever the job says itself. */
    void tell(Map<String, String> environment) {
        if (!numbers.isEmpty()) {
            environment.put(VISIBLE_DEVICES, String.join(",", numbers));
        } else if (areThereAny) {
            environment.put(VISIBLE_DEVICES, NO_DEVICES);
        }
    }

    List<DeviceRequest> requests() {
        return numbers.isEmpty()
                ? List.of()
                : List.of(new DeviceRequest().withDeviceIds(numbers).withCapabilities(List.of(List.of("gpu"))));
    }
}
