package io.hearth.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.doctor.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Looks at what was planted. */
@FunctionalInterface
interface Looking {
    /**
     * @throws AssertionError unless that is among what is told
     */
    void finds(Severity severity, String told) throws InterruptedException;

    static Looking by(Doctor.Examination examination, Premises premises) {
        return (severity, told) -> {
            List<Finding> found = new ArrayList<>();
            examination.look(premises, found::add);
            assertThat(found)
                    .anySatisfy(
                            finding -> {
                                assertThat(finding.severity()).isEqualTo(severity);
                                assertThat(finding.told()).contains(told);
                            });
        };
    }
}
