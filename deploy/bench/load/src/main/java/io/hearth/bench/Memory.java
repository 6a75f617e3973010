package io.hearth.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The resident memory of the services together, from the kernel. */
final class Memory {
    private static final double TARGET_MEBIBYTES = 1100;

    private Memory() {}

    static void measure(Map<String, Long> pids, Report report) throws IOException {
        double sum = 0;
        for (Map.Entry<String, Long> service : pids.entrySet()) {
            double mebibytes = resident(service.getValue());
            report.progress("%s: %.0f MiB".formatted(service.getKey(), mebibytes));
            sum += mebibytes;
        }
        report.add(Figure.value("memory of the services", "MiB", sum, TARGET_MEBIBYTES));
    }

    private static double resident(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/%d/status".formatted(pid)))) {
            if (line.startsWith("VmRSS:")) {
                return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        throw new IOException("Process %d tells no VmRSS.".formatted(pid));
    }
}
