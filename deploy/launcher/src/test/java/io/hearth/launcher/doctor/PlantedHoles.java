package io.hearth.launcher.doctor;

import io.hearth.launcher.doctor.Finding.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A Keystone whose policy lets through what its own rules keep away. */
final class PlantedHoles {
    private final Path policy;

    PlantedHoles(Path policy) {
        this.policy = policy;
    }

    void areFound(Looking doctor) throws Exception {
        String usual = Files.readString(policy);
        try {
            replace(
                    """
                    "identity:ec2tokens_validate": "@"
                    "identity:s3tokens_validate": "@"
                    "identity:get_credential": "@"
                    "identity:list_role_assignments": "@"
                    """);
            doctor.finds(Severity.WRONG, "gives a token for a signature to every user");
            doctor.finds(Severity.WRONG, "gives a token for a signature of S3's to every user");
            doctor.finds(Severity.WRONG, "shows the secret keys of all users to every user");
            doctor.finds(Severity.WRONG, "tells who has which role on what to every user");
            // what a Keystone without the update does, said as a rule
            replace(
                    """
                    "identity:get_credential": "user_id:%(request_body.target.credential.user_id)s"
                    """);
            doctor.finds(Severity.WRONG, "believes what a request's body says of whose an object");
        } finally {
            replace(usual);
        }
    }

    private void replace(String rules) throws Exception {
        Path next = policy.resolveSibling("policy.yaml.planted");
        Files.writeString(next, rules);
        Files.move(next, policy, StandardCopyOption.ATOMIC_MOVE);
    }
}
