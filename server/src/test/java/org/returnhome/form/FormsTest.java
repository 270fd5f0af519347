package org.returnhome.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormsTest {
    private final Forms forms = ((LoadForms.Outcome.Loaded) LoadForms.from(FormFiles.onClassPath())).forms();

    @Test
    void a_form_that_was_never_published_is_not_found() {
        assertThat(forms.current("nothing")).isEmpty();
        assertThat(forms.find("returnHomeInterview", 0)).isEmpty();
        assertThat(forms.byHash("0".repeat(64))).isEmpty();
    }

    @Test
    void a_version_is_found_by_key_by_hash_and_by_id() {
        FormVersion version = forms.find("returnHomeInterview", 1).orElseThrow();
        assertThat(forms.byHash(version.hash())).contains(version);
        assertThat(forms.byId(version.id())).contains(version);
        assertThat(version.id().version()).isEqualTo(8);
        assertThat(forms.current()).extracting(FormVersion::key).containsExactly("returnHomeInterview", "welfareCheck");
    }
}
