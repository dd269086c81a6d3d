package dev.longshore.gateway.event.delivery;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.longshore.gateway.event.targets.Secret;

import static org.assertj.core.api.Assertions.assertThat;

class SignatureTest {

    @Test
    void the_signature_is_the_one_that_the_documents_of_the_field_give_as_an_example() {
        Secret secret = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

        assertThat(Signature.of(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_secret_says_nothing_of_itself() {
        assertThat(Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow()).hasToString("Secret");
    }

    @Test
    void a_secret_of_another_form_or_length_is_none() {
        assertThat(Secret.parse("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isEmpty();
        assertThat(Secret.parse("whsec_c2hvcnQ=")).isEmpty();
        assertThat(Secret.parse("whsec_***")).isEmpty();
        assertThat(Secret.parse("whsec_" + "QUFB".repeat(22))).isEmpty();
    }
}
