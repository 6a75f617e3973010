package io.hearth.messaging.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionTest {
    @Test
    void whatIsDeletedIsKeptAsLongAsTheBusCanTellOfIt() {
        Duration week = Duration.ofDays(7);

        assertThat(new Retention(week, week).deletedStacks()).isEqualTo(week);
        assertThatThrownBy(() -> new Retention(week, week.minusSeconds(1)))
                .hasMessageContaining("hearth.retention.deleted-stacks is PT167H59M59S");
        assertThatThrownBy(() -> new Retention(Duration.ZERO, week))
                .hasMessageContaining("hearth.retention.messages is PT0S");
    }
}
