package io.hearth.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RefusalAuditTest {
    @Test
    void aRateThatCannotBeIsNamed() {
        assertThatThrownBy(() -> RefusalAudit.pace(0))
                .hasMessage("hearth.audit.per-second is 0; it is to be at least 1.");
    }

    @Test
    void asManyAsOfTwentySecondsMayComeAtOnce() {
        assertThat(RefusalAudit.pace(50).getAvailableTokens()).isEqualTo(1_000);
    }
}
