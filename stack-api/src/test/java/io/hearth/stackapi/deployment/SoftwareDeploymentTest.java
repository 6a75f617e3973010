package io.hearth.stackapi.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.stackapi.stack.Status;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoftwareDeploymentTest {
    private static final Instant CREATED = Instant.parse("2026-11-21T03:35:20Z");
    private static final Instant LATER = CREATED.plusSeconds(60);
    private static final DeploymentValues NOTHING = new DeploymentValues(Map.of(), null);
    private static final SoftwareDeployment DEPLOYMENT =
            new SoftwareDeployment(
                    "d",
                    "p",
                    "s",
                    "c",
                    new DeploymentValues(Map.of("a", "s3cret"), null),
                    new DeploymentState("CREATE", Status.IN_PROGRESS, "waiting"),
                    null,
                    1,
                    CREATED,
                    null,
                    null,
                    null);

    @Test
    void whatAChangeDoesNotNameStays() {
        SoftwareDeployment after =
                DEPLOYMENT.after(new DeploymentChange(null, NOTHING, "", null, ""), LATER);

        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("version", "updatedAt")
                .isEqualTo(DEPLOYMENT);
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void whatAChangeNamesIsTaken() {
        DeploymentValues values = new DeploymentValues(Map.of("a", "b"), Map.of("o", "x"));

        SoftwareDeployment after =
                DEPLOYMENT.after(
                        new DeploymentChange("c2", values, "UPDATE", Status.COMPLETE, "done"),
                        LATER);

        assertThat(after.configId()).isEqualTo("c2");
        assertThat(after.values()).isEqualTo(values);
        assertThat(after.state()).isEqualTo(new DeploymentState("UPDATE", Status.COMPLETE, "done"));
    }

    @Test
    void itsValuesDoNotPrint() {
        assertThat(DEPLOYMENT.toString()).doesNotContain("s3cret");
    }
}
