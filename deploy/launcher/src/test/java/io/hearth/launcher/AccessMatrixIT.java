package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.access.Matrix;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who may do what: everybody asks everything of everything, and each decision is the one that a
 * model of the rules has. Of the questions one in eight is asked, the same ones in every run;
 * {@code -Dhearth.access.share=1} asks all.
 */
@ExtendWith(SharedHearth.Parameter.class)
@Order(3)
class AccessMatrixIT {
    private static final int LEAST = 50_000;
    private static final int SHARE = 8;

    @Test
    @Tag("CVE-2013-6426")
    @Tag("CVE-2013-6428")
    @Tag("CVE-2018-14432")
    void everyDecisionIsTheModels(SharedHearth hearth) throws Exception {
        hearth.up();
        hearth.traces().keepNoMore();

        int share = Integer.getInteger("hearth.access.share", SHARE);
        Matrix.Report report;
        try (Matrix matrix = new Matrix(hearth.state())) {
            report = matrix.ask(share);
        }

        System.out.println(report);
        assertThat(report.shown()).as(report.toString()).isEmpty();
        assertThat(report.decisions()).isGreaterThanOrEqualTo(LEAST / share);
    }
}
