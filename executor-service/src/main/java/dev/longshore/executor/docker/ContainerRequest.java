package dev.longshore.executor.docker;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.MountPoint;
import dev.longshore.contracts.job.ContainerSpec.PodTerms;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.AttemptEnvironment;
import dev.longshore.executor.container.StartFailedException;

/**
 * Asks the engine for a container as AWS Batch does on an EC2 host: vCPUs are a weight, memory is a hard limit and there is no swap.
 *
 * @param network {@code host}, {@code bridge} or {@code none}
 * @param user as the engine takes it; empty for the image's own
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html">AWS Batch API,
 *      ContainerProperties</a>
 */
record ContainerRequest(Attempt attempt, ContainerSpec spec, String network, Optional<String> user, GpuShare gpus) {
    private static final int FEWEST_SHARES = 2;
    private static final int MOST_SHARES = 262_144;
    /** A limit is said as a share of it: said in CPUs, the engine refuses more than the host has. */
    private static final long CPU_PERIOD_MICROS = 100_000;
    /** Not rotated, whatever the engine does by default: lines are counted from the first one on. */
    private static final LogConfig WHOLE_OUTPUT = new LogConfig(LogConfig.LoggingType.JSON_FILE,
            Map.of("max-size", "1000g", "max-file", "1"));

    /** @throws StartFailedException when a mount point names no volume */
    static ContainerRequest of(Attempt attempt, ContainerSpec spec, String network, Optional<String> user, GpuShare gpus)
            throws StartFailedException {
        for (MountPoint mount : spec.mountPoints()) {
            requireVolume(mount, spec);
        }
        return new ContainerRequest(attempt, spec, network, user, gpus);
    }

    CreateContainerCmd with(DockerClient docker) {
        CreateContainerCmd command = docker.createContainerCmd(spec.image()).withName(attempt.containerName())
                .withLabels(labels()).withEnv(environment()).withHostConfig(hostConfig());
        user.ifPresent(command::withUser);
        spec.podTerms().map(PodTerms::entryPoint).filter(entryPoint -> !entryPoint.isEmpty())
                .ifPresent(command::withEntrypoint);
        return spec.command().isEmpty() ? command : command.withCmd(spec.command());
    }

    private Map<String, String> labels() {
        Map<String, String> labels = attempt.labels();
        gpus.label().ifPresent(label -> labels.put(GpuShare.LABEL, label));
        return labels;
    }

    private List<String> environment() {
        Map<String, String> variables = AttemptEnvironment.of(attempt, spec);
        gpus.tell(variables);
        return variables.entrySet().stream().map(variable -> variable.getKey() + "=" + variable.getValue()).toList();
    }

    private HostConfig hostConfig() {
        HostConfig config = plainHostConfig();
        HostOptions.put(attempt.id(), spec, config);
        spec.podTerms().ifPresent(terms -> {
            terms.mostVcpus().ifPresent(
                    most -> config.withCpuPeriod(CPU_PERIOD_MICROS).withCpuQuota(most.millis() * CPU_PERIOD_MICROS / 1000));
            if (!terms.privilegeEscalation()) {
                config.withSecurityOpts(List.of("no-new-privileges"));
            }
        });
        return config;
    }

    private HostConfig plainHostConfig() {
        Resources resources = spec.resources();
        return HostConfig.newHostConfig().withNetworkMode(network).withLogConfig(WHOLE_OUTPUT)
                .withPrivileged(spec.privileged()).withReadonlyRootfs(spec.readonlyRootFilesystem())
                .withCpuShares(Math.clamp(resources.vcpus().cpuShares(), FEWEST_SHARES, MOST_SHARES))
                .withMemory(resources.memory().bytes()).withMemorySwap(resources.memory().bytes()).withUlimits(ulimits())
                .withDeviceRequests(gpus.requests())
                .withBinds(spec.mountPoints().stream().flatMap(mount -> bind(mount).stream()).toList())
                .withMounts(spec.mountPoints().stream().filter(mount -> source(mount).isEmpty()).map(this::mount)
                        .toList());
    }

    private List<Ulimit> ulimits() {
        return spec.ulimits().stream().map(limit -> new Ulimit(limit.name(), (long) limit.softLimit(), (long) limit.hardLimit()))
                .toList();
    }

    /** A bind, and not a mount of the same kind: only with a bind does the engine make a folder that is missing. */
    private Optional<Bind> bind(MountPoint mount) {
        return source(mount).map(path -> new Bind(path, new Volume(mount.containerPath()),
                mount.readOnly() ? AccessMode.ro : AccessMode.rw));
    }

    /** Of an ordinary job without a name, and gone with the container. */
    private Mount mount(MountPoint mount) {
        Mount made = attempt.container().isEmpty()
                ? new Mount().withType(MountType.VOLUME).withTarget(mount.containerPath())
                : TaskVolume.mount(attempt, volume(mount).orElseThrow(), mount.containerPath());
        return made.withReadOnly(mount.readOnly());
    }

    private Optional<String> source(MountPoint mount) {
        return volume(mount).flatMap(ContainerSpec.Volume::sourcePath);
    }

    private Optional<ContainerSpec.Volume> volume(MountPoint mount) {
        return spec.volumes().stream().filter(volume -> volume.name().equals(mount.sourceVolume())).findFirst();
    }

    private static void requireVolume(MountPoint mount, ContainerSpec spec) throws StartFailedException {
        if (spec.volumes().stream().noneMatch(volume -> volume.name().equals(mount.sourceVolume()))) {
            throw StartFailedException.create("the mount point " + mount.containerPath() + " names the volume "
                    + mount.sourceVolume() + ", which the job does not have");
        }
    }
}
