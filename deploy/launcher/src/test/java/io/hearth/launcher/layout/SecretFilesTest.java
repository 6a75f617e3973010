package io.hearth.launcher.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    private static final int SERVICES = 8;

    @Test
    void servicesThatStartAtTheSameTimeAreToldTheSameKeyset(@TempDir Path directory)
            throws Exception {
        StateDirectory state = new StateDirectory(directory);
        state.prepare();
        CyclicBarrier together = new CyclicBarrier(SERVICES);
        Set<String> told = new HashSet<>();

        try (ExecutorService services = Executors.newFixedThreadPool(SERVICES)) {
            List<Future<String>> starts = new ArrayList<>();
            for (int n = 0; n < SERVICES; n++) {
                starts.add(
                        services.submit(
                                () -> {
                                    together.await();
                                    return Files.readString(new SecretFiles(state).keyset());
                                }));
            }
            for (Future<String> start : starts) {
                told.add(start.get());
            }
        }

        assertThat(told).hasSize(1);
    }
}
