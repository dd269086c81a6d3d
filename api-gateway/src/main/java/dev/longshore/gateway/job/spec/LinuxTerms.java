package dev.longshore.gateway.job.spec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.job.LinuxParameters;
import dev.longshore.contracts.job.LinuxParameters.Device;
import dev.longshore.contracts.job.LinuxParameters.Tmpfs;
import dev.longshore.contracts.job.Namespaces;
import dev.longshore.contracts.job.Namespaces.Scope;

/**
 * Reads what containers are to have of their host, and share with one another. It is checked when a definition is registered, but
 * was not always: what an earlier one names that cannot be is left out, as it was then.
 */
final class LinuxTerms {

    private static final String ALL_PERMISSIONS = "rwm";
    private static final int MOST_SWAPPINESS = 100;

    private LinuxTerms() {}

    /** @param parameters {@code linuxParameters} */
    static Optional<LinuxParameters> parameters(JsonNode parameters) {
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        List<Device> devices = parameters.path("devices").valueStream().map(LinuxTerms::device).toList();
        List<Tmpfs> tmpfs = parameters.path("tmpfs").valueStream().flatMap(each -> tmpfs(each).stream()).toList();
        return Optional.of(new LinuxParameters(devices, parameters.path("initProcessEnabled").asBoolean(false),
                amount(parameters, "maxSwap", 0, Integer.MAX_VALUE), amount(parameters, "swappiness", 0, MOST_SWAPPINESS),
                amount(parameters, "sharedMemorySize", 0, Integer.MAX_VALUE), tmpfs));
    }

    /** Without a size it would have none. */
    private static Optional<Tmpfs> tmpfs(JsonNode tmpfs) {
        return amount(tmpfs, "size", 1, Integer.MAX_VALUE).map(size -> new Tmpfs(tmpfs.path("containerPath").asString(""), size,
                Variables.texts(tmpfs.path("mountOptions"))));
    }

    private static Device device(JsonNode device) {
        String path = device.path("hostPath").asString("");
        String permissions = device.path("permissions").valueStream()
                .map(permission -> permission.asString("").substring(0, 1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return new Device(path, device.path("containerPath").asString(path),
                permissions.isEmpty() ? ALL_PERMISSIONS : permissions);
    }

    private static Optional<Integer> amount(JsonNode parent, String member, int least, int most) {
        JsonNode amount = parent.path(member);
        return amount.isIntegralNumber() && amount.canConvertToInt()
                ? Optional.of(amount.asInt()).filter(given -> given >= least && given <= most)
                : Optional.empty();
    }

    /** @param task of {@code taskProperties} */
    static Optional<Namespaces> ofTask(JsonNode task) {
        boolean isAlone = task.path("containers").size() == 1;
        return given(new Namespaces(scope(task.path("ipcMode"), isAlone),
                scope(task.path("pidMode"), isAlone).filter(scope -> scope != Scope.NONE),
                scope(task.path("networkMode"), isAlone).filter(Scope.HOST::equals)));
    }

    /** @param pod {@code podProperties} */
    static Optional<Namespaces> ofPod(JsonNode pod) {
        boolean isAlone = pod.path("containers").size() + pod.path("initContainers").size() == 1;
        boolean isShared = pod.path("shareProcessNamespace").asBoolean(false) && !isAlone;
        Optional<Scope> network = pod.path("hostNetwork").asBooleanOpt().map(isHosts -> isHosts ? Scope.HOST : Scope.TASK);
        return given(new Namespaces(Optional.empty(), isShared ? Optional.of(Scope.TASK) : Optional.empty(), network));
    }

    /** A container that is alone shares nothing with its task. Earlier definitions may name what there is not. */
    private static Optional<Scope> scope(JsonNode mode, boolean isAlone) {
        return switch (mode.asString("")) {
            case "host" -> Optional.of(Scope.HOST);
            case "task" -> isAlone ? Optional.empty() : Optional.of(Scope.TASK);
            case "none" -> Optional.of(Scope.NONE);
            default -> Optional.empty();
        };
    }

    private static Optional<Namespaces> given(Namespaces namespaces) {
        return Optional.of(namespaces).filter(Namespaces::areAny);
    }
}
