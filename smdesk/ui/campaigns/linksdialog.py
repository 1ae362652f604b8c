"""What a client wants on its links: four parameters with their patterns, and how a link will look."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.core import utm
from smdesk.core.errors import InvalidInput
from smdesk.core.utm import Facts
from smdesk.ui.campaigns.acts import CampaignActs
from smdesk.ui.campaigns.fields import breakable
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask, translate
from smdesk.ui.kit.widgets import label

_LINK = "https://example.com/"


class LinksDialog(Ask):
    """Empty fields: nothing is wanted, and no check asks for it."""

    def __init__(self, ui: Ui, parent: QWidget, client: int, acts: CampaignActs) -> None:
        text = translate(
            "Links", "The composer offers them where a link to the client has none. "
            "{network}, {campaign}, {post}, {format} and {client} are filled in. Empty all of them for none."
        )  # fmt: skip
        title = translate("Links", "Parameters on links (UTM)")
        super().__init__(parent, ui.language.words, title, text, translate("Links", "Save"))
        self._client, self._acts = client, acts
        now = ui.runtime.utm_links.scheme(client)
        self.fields = {name: QLineEdit((now or dict(utm.USUAL)).get(name, "")) for name in {**utm.USUAL, **now}}
        for name, field in self.fields.items():
            field.setObjectName(name)
            self.add_field(field, name, field=name)
            field.textChanged.connect(self._look)
        self._sample = label("quiet", wrap=True)
        self.add_field(self._sample, translate("Links", "A link will look like this"))
        self.fields["utm_source"].setFocus()
        self._look()
        self._act = self._keep

    def _look(self) -> None:
        facts = Facts("instagram", translate("Links", "campaign"), translate("Links", "post"), "post", "client")
        try:
            scheme = utm.checked({name: field.text() for name, field in self.fields.items() if field.text().strip()})
        except InvalidInput:
            return
        self._sample.setText(breakable(utm.tagged(_LINK, scheme, facts)))

    def _keep(self) -> None:
        try:
            self._acts.set_links(self._client, {name: field.text() for name, field in self.fields.items()})
        except InvalidInput as error:  # told beside the parameter that it concerns
            raise InvalidInput(error.code, **error.facts | {"field": error.facts.get("param", "")}) from error

    def open(self) -> None:
        self.fit()
        super().open()
