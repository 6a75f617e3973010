package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.stackapi.stack.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server's answer means.
 *
 * @param outputs by their names, over those that there were
 * @param status COMPLETE or FAILED
 * @param reason why, in Heat's words
 * @param exitCode what a failed program told; null when it told none
 */
record Verdict(
        Map<String, @Nullable Object> outputs,
        Status status,
        String reason,
        @Nullable Object exitCode) {
    static final String STATUS_CODE = "deploy_status_code";

    /** How much a reason quotes of an output, in characters: it goes into events and messages. */
    static final int LONGEST_QUOTE = 1_000;

    /** What every server answers, beside what its config declares. */
    static final List<String> USUAL = List.of("deploy_stdout", "deploy_stderr", STATUS_CODE);

    Verdict {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /**
     * A program that has not ended with zero has failed, and so has one that gives an output which
     * tells of an error, even an empty one.
     *
     * @param before the outputs that there were
     * @param declared by the config
     * @param answer by the server
     */
    static Verdict of(
            Map<String, @Nullable Object> before,
            List<Map<String, @Nullable Object>> declared,
            Map<String, @Nullable Object> answer) {
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>(before);
        List<String> failures = new ArrayList<>();
        Object exitCode = answer.get(STATUS_CODE);
        boolean failed = !isZero(exitCode);
        if (failed) {
            failures.add(
                    "%s : Deployment exited with non-zero status code: %s"
                            .formatted(STATUS_CODE, quote(exitCode)));
        }
        for (Map<String, @Nullable Object> output : declared) {
            String name = String.valueOf(output.get("name"));
            if (answer.containsKey(name)) {
                outputs.put(name, answer.get(name));
                if (Boolean.TRUE.equals(output.get("error_output"))) {
                    failures.add("%s : %s".formatted(name, quote(answer.get(name))));
                }
            }
        }
        USUAL.forEach(name -> outputs.put(name, answer.get(name)));
        return failures.isEmpty()
                ? new Verdict(outputs, Status.COMPLETE, "Outputs received", null)
                : new Verdict(
                        outputs,
                        Status.FAILED,
                        String.join(", ", failures),
                        failed ? exitCode : null);
    }

    /** For the event list, as Heat words it. */
    String outcome() {
        if (status == Status.COMPLETE) {
            return "succeeded";
        }
        return exitCode == null ? "failed" : "failed (%s)".formatted(quote(exitCode));
    }

    private static String quote(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    private static boolean isZero(@Nullable Object exitCode) {
        String text = exitCode == null ? "" : String.valueOf(exitCode);
        return text.isEmpty() || text.equals("0");
    }
}
