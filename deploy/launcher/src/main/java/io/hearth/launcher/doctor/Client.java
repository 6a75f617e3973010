package io.hearth.launcher.doctor;

import io.hearth.launcher.caller.IdentityAddress;
import io.hearth.launcher.caller.PasswordLogin;
import io.hearth.launcher.caller.PasswordLogin.Answer.Granted;
import io.hearth.launcher.caller.ProjectToken;
import io.hearth.launcher.caller.Web;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** The client's token for those who only use it; why there is none is told by another. */
final class Client {
    private Client() {}

    static Optional<ProjectToken> token(Premises premises, Web web) throws InterruptedException {
        Optional<URI> identity =
                IdentityAddress.parse(premises.caller().getOrDefault(IdentityAddress.VARIABLE, ""));
        try {
            return identity.isPresent()
                            && PasswordLogin.at(identity.get(), premises.caller()).send(web)
                                    instanceof Granted(ProjectToken token)
                    ? Optional.of(token)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Where the catalog leads it. */
    static Stream<String> endpoints(ProjectToken token, String type, Premises premises) {
        return token.publicEndpoints(type, premises.caller().get("OS_REGION_NAME"));
    }
}
