package io.hearth.launcher.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateLockTest {
    @Test
    void whatAnotherProcessHoldsIsRefusedUntilThatEnds(@TempDir Path directory) throws Exception {
        StateDirectory state = new StateDirectory(directory);
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                directory.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");

            assertThatThrownBy(() -> StateLock.take(state, "hearth up"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "%s is held by 'hearth backup' (pid %d); try again when that has ended.",
                            directory, other.pid());
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();

        StateLock.take(state, "hearth up").close();
        StateLock.take(state, "hearth up").close();
    }

    /** Another process; it dies without letting go. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            StateLock.take(new StateDirectory(Path.of(arguments[0])), "hearth backup");
            System.out.println("held");
            System.in.read();
        }
    }
}
