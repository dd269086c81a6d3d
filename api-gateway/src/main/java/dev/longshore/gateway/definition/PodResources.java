package dev.longshore.gateway.definition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.gateway.api.ClientException;

/**
 * How much a container of a pod asks for, in Kubernetes' quantities: what it requests is kept for it, and is what its limits say where it
 * requests nothing; its limits are what it can have.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_EksContainerResourceRequirements.html">AWS Batch API,
 *      EksContainerResourceRequirements</a>
 */
public final class PodResources {

    /** The names of what can be asked for. */
    public static final List<String> NAMES = List.of("cpu", "memory", "nvidia.com/gpu");
    /** The members that have amounts by these names. */
    public static final List<String> MEMBERS = List.of("limits", "requests");

    private static final String CPU = NAMES.get(0);
    private static final String MEMORY = NAMES.get(1);
    private static final String GPU = NAMES.get(2);
    private static final Pattern CPUS = Pattern.compile("\\d{1,6}(\\.\\d{1,4})?");
    private static final BigDecimal CPU_STEP = new BigDecimal("0.25");
    private static final Pattern MEBIBYTES = Pattern.compile("([1-9]\\d{0,8})Mi");
    private static final int LEAST_MEMORY = 4;
    private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,5}");

    private PodResources() {}

    /**
     * What is kept for the container.
     *
     * @param resources checked; a missing member is fine
     */
    public static Resources requests(JsonNode resources) {
        String memory = requested(resources, MEMORY).orElse("0Mi");
        return new Resources(requested(resources, CPU).map(Vcpus::parse).orElse(Vcpus.ZERO),
                new MemoryMib(Long.parseLong(memory.substring(0, memory.length() - 2))),
                new Gpus(Integer.parseInt(requested(resources, GPU).orElse("0"))));
    }

    /** What its processes are held to; empty for no limit. */
    public static Optional<Vcpus> mostVcpus(JsonNode resources) {
        return amount(resources, "limits", CPU).map(Vcpus::parse);
    }

    private static Optional<String> requested(JsonNode resources, String name) {
        return amount(resources, "requests", name).or(() -> amount(resources, "limits", name));
    }

    private static Optional<String> amount(JsonNode resources, String member, String name) {
        return resources.path(member).path(name).asStringOpt();
    }

    /**
     * @param isRequired whether it must ask for CPU and memory
     * @param path where the container stands, for the message
     */
    static void check(JsonNode container, boolean isRequired, String path) {
        JsonNode resources = container.path("resources");
        for (String member : MEMBERS) {
            resources.path(member).forEachEntry(
                    (name, amount) -> checkAmount(name, amount.asString(""), path + ".resources." + member + "." + name));
        }
        NAMES.forEach(name -> checkBoth(resources, name, path + ".resources"));
        for (String name : List.of(CPU, MEMORY)) {
            if (isRequired && requested(resources, name).isEmpty()) {
                throw new ClientException(path + ".resources needs " + name + " in limits, in requests or in both.");
            }
        }
    }

    private static void checkAmount(String name, String amount, String path) {
        if (name.equals(CPU)) {
            require(isCpus(amount), path, amount, "a multiple of 0.25 is allowed");
        } else if (name.equals(MEMORY)) {
            require(isMemory(amount), path, amount,
                    "a whole number of MiB, at least " + LEAST_MEMORY + ", is allowed, such as 2048Mi");
        } else if (name.equals(GPU)) {
            require(WHOLE.matcher(amount).matches(), path, amount, "a whole number from 1 on is allowed");
        } else {
            throw new ClientException(path + " is not applicable; " + String.join(", ", NAMES) + " can be asked for.");
        }
    }

    private static void require(boolean isSo, String path, String amount, String allowed) {
        if (!isSo) {
            throw new ClientException(path + " is '" + amount + "'; " + allowed + ".");
        }
    }

    private static boolean isCpus(String amount) {
        if (!CPUS.matcher(amount).matches()) {
            return false;
        }
        BigDecimal cpus = new BigDecimal(amount);
        return cpus.signum() > 0 && cpus.remainder(CPU_STEP).signum() == 0;
    }

    private static boolean isMemory(String amount) {
        return MEBIBYTES.matcher(amount).matches() && mebibytes(amount) >= LEAST_MEMORY;
    }

    private static int mebibytes(String amount) {
        return Integer.parseInt(amount.substring(0, amount.length() - 2));
    }

    /** Only CPUs can be given beyond what is requested. */
    private static void checkBoth(JsonNode resources, String name, String path) {
        Optional<String> limit = amount(resources, "limits", name);
        Optional<String> request = amount(resources, "requests", name);
        if (limit.isEmpty() || request.isEmpty()) {
            return;
        }
        boolean isCpu = name.equals(CPU);
        boolean isSo = isCpu
                ? Vcpus.parse(limit.get()).compareTo(Vcpus.parse(request.get())) >= 0
                : limit.get().equals(request.get());
        if (!isSo) {
            throw new ClientException(path + ".limits." + name + " is '" + limit.get() + "', and " + path + ".requests." + name
                    + " is '" + request.get() + "'; the limit must "
                    + (isCpu ? "not be less than the request." : "be the same."));
        }
    }
}
