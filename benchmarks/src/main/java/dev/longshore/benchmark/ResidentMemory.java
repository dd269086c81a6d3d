package dev.longshore.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the process of the embedded system holds of the machine's memory. @param home its data folder */
record ResidentMemory(Path home) implements Scenario {

    @Override
    public String title() {
        return "resident memory";
    }

    @Override
    public Map<String, Double> measure(Site site, Progress progress) {
        try {
            long pid = BatchClient.JSON.readTree(Files.readAllBytes(home.resolve("run/longshore.json"))).get("pid").asLong();
            return Map.of("MiB", Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.split("\\s+")[1]) / 1024)
                    .findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException("no system runs with the data folder " + home, e);
        }
    }
}
