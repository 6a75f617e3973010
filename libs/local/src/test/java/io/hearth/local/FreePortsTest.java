package io.hearth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void noPortIsGivenTwice() {
        assertThat(IntStream.range(0, 1_000).map(i -> FreePorts.next()).distinct()).hasSize(1_000);
    }
}
