package dev.longshore.gateway.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.longshore.gateway.api.ClientException;

/**
 * The pairs of vCPUs and memory that Fargate has.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html">AWS Batch API,
 *      ResourceRequirement</a>
 */
final class FargateSizes {

    private static final Map<String, List<Integer>> MEMORY_BY_VCPUS = new LinkedHashMap<>();

    static {
        MEMORY_BY_VCPUS.put("0.25", List.of(512, 1024, 2048));
        MEMORY_BY_VCPUS.put("0.5", steps(1024, 4096, 1024));
        MEMORY_BY_VCPUS.put("1", steps(2048, 8192, 1024));
        MEMORY_BY_VCPUS.put("2", steps(4096, 16384, 1024));
        MEMORY_BY_VCPUS.put("4", steps(8192, 30720, 1024));
        MEMORY_BY_VCPUS.put("8", steps(16384, 61440, 4096));
        MEMORY_BY_VCPUS.put("16", steps(32768, 122880, 8192));
        MEMORY_BY_VCPUS.put("32", List.of(61440, 122880, 249856));
    }

    private FargateSizes() {}

    /** @param vcpus in the API's notation, without zeros at the end */
    static void check(String vcpus, long memoryMib) {
        List<Integer> memory = MEMORY_BY_VCPUS.get(vcpus);
        if (memory == null) {
            throw new ClientException("Fargate has no size of " + vcpus + " vCPU; it has "
                    + String.join(", ", MEMORY_BY_VCPUS.keySet()) + ".");
        }
        if (memory.stream().noneMatch(size -> size == memoryMib)) {
            throw new ClientException(
                    "Fargate has no size of " + vcpus + " vCPU and " + memoryMib + " MiB; with that many vCPU it has "
                            + memory + " MiB.");
        }
    }

    private static List<Integer> steps(int first, int last, int step) {
        return IntStream.iterate(first, memory -> memory <= last, memory -> memory + step).boxed().toList();
    }
}
