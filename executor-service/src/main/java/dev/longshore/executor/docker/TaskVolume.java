package dev.longshore.executor.docker;

import java.util.LinkedHashMap;
import java.util.Map;

import com.github.dockerjava.api.model.Driver;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.VolumeOptions;

import dev.longshore.contracts.job.ContainerSpec.Volume;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.ContainerId;

/** A volume that the containers of a task share: they find the same one by its name, and the first that mounts it makes it. */
final class TaskVolume {

    private TaskVolume() {}

    static Mount mount(Attempt attempt, Volume volume, String path) {
        VolumeOptions options = new VolumeOptions()
                .withLabels(OwnContainers.volumeLabels(attempt.executor(), attempt.id()));
        if (volume.inMemory()) {
            options.withDriverConfig(inMemory(volume));
        }
        return new Mount().withType(MountType.VOLUME).withTarget(path)
                .withSource(ContainerId.engineName(attempt.id(), volume.name())).withVolumeOptions(options);
    }

    private static Driver inMemory(Volume volume) {
        Map<String, String> options = new LinkedHashMap<>(Map.of("type", "tmpfs", "device", "tmpfs"));
        volume.mostBytes().ifPresent(bytes -> options.put("o", "size=" + bytes));
        return new Driver().withName("local").withOptions(options);
    }
}
