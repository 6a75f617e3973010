package io.hearth.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentWritesTest {
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void whatIsThereIsReadOnce() {
        assertThat(readUntil(1)).contains("found");
        assertThat(reads).hasValue(1);
    }

    @Test
    void whatComesAMomentLaterIsFound() {
        assertThat(readUntil(3)).contains("found");
        assertThat(reads).hasValue(3);
    }

    @Test
    void whatDoesNotComeIsNotThere() {
        assertThat(readUntil(Integer.MAX_VALUE)).isEmpty();
        assertThat(reads).hasValueBetween(2, 20);
    }

    private Optional<String> readUntil(int arrival) {
        return RecentWrites.<Optional<String>>read(
                        () -> Uni.createFrom().item(() -> readOnce(arrival)), Optional::isPresent)
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private Optional<String> readOnce(int arrival) {
        return reads.incrementAndGet() < arrival ? Optional.empty() : Optional.of("found");
    }
}
