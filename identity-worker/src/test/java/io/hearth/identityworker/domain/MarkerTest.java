package io.hearth.identityworker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {
    private static final Marker MARKER = new Marker("cloud", "r1", "s1", "my server", 2);

    @Test
    void isReadAsWritten() {
        assertThat(MARKER.text())
                .isEqualTo(
                        "hearth deployment=cloud root=r1 stack=s1 generation=2 resource=my server");
        assertThat(Marker.parse(MARKER.text())).contains(MARKER);
        assertThat(MARKER.marks(MARKER.text())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Heat stack user project",
                "hearth deployment=other root=r1 stack=s1 generation=2 resource=my server",
                "hearth deployment=cloud root=r2 stack=s1 generation=2 resource=my server",
                "hearth deployment=cloud root=r1 stack=s1 generation=3 resource=my server",
                "hearth deployment=cloud root=r1 stack=s1 generation=2 resource=my server ",
                "a hearth deployment=cloud root=r1 stack=s1 generation=2 resource=my server"
            })
    void nothingElseIsOurs(String description) {
        assertThat(MARKER.marks(description)).isFalse();
    }

    @Test
    void anotherGenerationIsTold() {
        String other = new Marker("cloud", "r1", "s1", "my server", 1).text();

        assertThat(MARKER.marksOtherGeneration(other)).isTrue();
        assertThat(MARKER.marksOtherGeneration(MARKER.text())).isFalse();
        assertThat(MARKER.marksOtherGeneration("Heat stack user project")).isFalse();
    }
}
