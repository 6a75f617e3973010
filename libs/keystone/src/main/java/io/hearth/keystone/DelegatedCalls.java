package io.hearth.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Calls under a trust, and what their answers mean. Each throws as {@link DelegatedKeystone} says.
 */
final class DelegatedCalls {
    private final Session session;
    private final BooleanSupplier canLogIn;

    /**
     * @param canLogIn whether the trustee can log in without any trust
     */
    DelegatedCalls(Session session, BooleanSupplier canLogIn) {
        this.session = session;
        this.canLogIn = canLogIn;
    }

    /** The body of a success. */
    JsonNode send(Call call) {
        return orRefused(answer(call));
    }

    /** Empty for what is not there. */
    Optional<JsonNode> find(Call call) {
        Answer answer = answer(call);
        return answer.status() == 404 ? Optional.empty() : Optional.of(orRefused(answer));
    }

    /** What is not there needs no removal. */
    void remove(Call call) {
        find(call);
    }

    /** What fails here has not come to its call: the login has failed, or nobody answered. */
    private Answer answer(Call call) {
        try {
            return SessionKeystone.await(session.send(call));
        } catch (KeystoneException.NotFound e) {
            throw gone();
        } catch (KeystoneException.Unauthorized e) {
            // as Keystone answers both to a trust that it does not know and to a wrong password
            if (canLogIn.getAsBoolean()) {
                throw gone();
            }
            throw e;
        } catch (KeystoneException.Forbidden e) {
            throw new TrustBrokenException("Keystone does not honour the trust.", false);
        }
    }

    private static TrustBrokenException gone() {
        return new TrustBrokenException("Keystone does not know the trust.", true);
    }

    private static JsonNode orRefused(Answer answer) {
        int status = answer.status();
        if (answer.isSuccess()) {
            return answer.body();
        }
        if (status >= 400 && status < 500 && status != 401 && status != 408 && status != 429) {
            throw new RefusedException(
                    status, answer.body().path("error").path("message").asText("Refused."));
        }
        throw answer.failure();
    }
}
