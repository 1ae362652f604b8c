<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>AboutRow</name>
    <message>
        <source>Name of the audit</source>
        <translation>Nombre de la auditoría</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>What it comes to</source>
        <translation>En resumen</translation>
    </message>
</context>
<context>
    <name>AccountStep</name>
    <message>
        <source>Sign in as the right account</source>
        <translation>Entra con la cuenta correcta</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
    <message>
        <source>The page opens with the text filled in.</source>
        <translation>La página se abre con el texto ya puesto.</translation>
    </message>
    <message>
        <source>Open it yourself, here or on your phone.</source>
        <translation>Ábrela tú, aquí o en el móvil.</translation>
    </message>
    <message>
        <source>Finish it in the app</source>
        <translation>Termínalo en la app</translation>
    </message>
    <message>
        <source>It waits as a draft in the app’s inbox: choose there who sees it, and post it.</source>
        <translation>Espera como borrador en la bandeja de la app: elige allí quién lo ve y publícalo.</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>Another time…</source>
        <translation>Otra hora…</translation>
    </message>
    <message>
        <source>Publish now…</source>
        <translation>Publicar ahora…</translation>
    </message>
    <message>
        <source>Do not publish</source>
        <translation>No publicar</translation>
    </message>
    <message>
        <source>Leave out…</source>
        <translation>Omitir…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Take back from the network</source>
        <translation>Recuperarla de la red</translation>
    </message>
    <message>
        <source>It is published…</source>
        <translation>Está publicada…</translation>
    </message>
    <message>
        <source>It is not out…</source>
        <translation>No ha salido…</translation>
    </message>
    <message>
        <source>Publish now?</source>
        <extracomment>What a post that is not scheduled is kept as: its stage, and its place in the calendar.</extracomment>
        <translation>¿Publicar ahora?</translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation>No ha cambiado nada</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Actualizada</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Programada</translation>
    </message>
    <message>
        <source>It goes out now</source>
        <translation>Sale ahora</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programar</translation>
    </message>
    <message>
        <source>Kept as an idea</source>
        <translation>Guardada como idea</translation>
    </message>
    <message>
        <source>Kept as a draft</source>
        <translation>Guardada como borrador</translation>
    </message>
    <message>
        <source>Only you see it. Without one, the first line of the text stands for it.</source>
        <translation>Solo lo ves tú. Sin título, se usa la primera línea del texto.</translation>
    </message>
    <message>
        <source>Title of this post</source>
        <translation>Título de esta publicación</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el título</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>A copy, as a draft</source>
        <translation>Una copia, como borrador</translation>
    </message>
    <message>
        <source>Do not publish on %1?</source>
        <translation>¿No publicar en %1?</translation>
    </message>
    <message>
        <source>It is scheduled there. On the other channels nothing changes.</source>
        <translation>Está programada ahí. En los demás canales no cambia nada.</translation>
    </message>
    <message>
        <source>Do not publish there</source>
        <translation>No publicar ahí</translation>
    </message>
    <message>
        <source>Back to an earlier version</source>
        <translation>Volver a una versión anterior</translation>
    </message>
    <message>
        <source>An earlier version is back</source>
        <translation>Has vuelto a una versión anterior</translation>
    </message>
    <message numerus="yes">
        <source>Publish %n post(s) now?</source>
        <translation>
            <numerusform>¿Publicar %n publicación ahora?</numerusform>
            <numerusform>¿Publicar %n publicaciones ahora?</numerusform>
        </translation>
    </message>
    <message>
        <source>Publish now</source>
        <translation>Publicar ahora</translation>
    </message>
    <message numerus="yes">
        <source>Leave out %n post(s)?</source>
        <translation>
            <numerusform>¿Omitir %n publicación?</numerusform>
            <numerusform>¿Omitir %n publicaciones?</numerusform>
        </translation>
    </message>
    <message>
        <source>They stay in the history as left out. A recurring post goes on with its next time.</source>
        <translation>Quedan en el historial como omitidas. Si se repite, sigue con la próxima fecha.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Omitir</translation>
    </message>
    <message numerus="yes">
        <source>Are all %n out?</source>
        <translation>
            <numerusform>¿Ya ha salido?</numerusform>
            <numerusform>¿Han salido ya las %n?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are marked as published, and smdesk will not send them.</source>
        <translation>Se marcan como publicadas y smdesk no las enviará.</translation>
    </message>
    <message>
        <source>They are published</source>
        <translation>Están publicadas</translation>
    </message>
    <message>
        <source>It is published</source>
        <translation>Está publicada</translation>
    </message>
    <message>
        <source>smdesk marks it as published and will not send it. The link is the proof; it may be left out.</source>
        <translation>smdesk la marca como publicada y no la enviará. El enlace es la prueba; puedes dejarlo vacío.</translation>
    </message>
    <message>
        <source>Link to the post on the network</source>
        <translation>Enlace a la publicación en la red</translation>
    </message>
    <message>
        <source>Send it again?</source>
        <translation>¿Enviarla de nuevo?</translation>
    </message>
    <message>
        <source>You say that it is not out. smdesk sends it now; if it is out after all, it will be there twice.</source>
        <translation>Dices que no ha salido. smdesk la envía ahora; si al final sí había salido, estará dos veces.</translation>
    </message>
    <message>
        <source>It is not out: send it</source>
        <translation>No ha salido: enviarla</translation>
    </message>
    <message numerus="yes">
        <source>Another time for %n post(s)</source>
        <translation>
            <numerusform>Otra hora para %n publicación</numerusform>
            <numerusform>Otra hora para %n publicaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>In the zone of the client: %1</source>
        <translation>En la zona horaria del cliente: %1</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Day and time</source>
        <translation>Día y hora</translation>
    </message>
    <message>
        <source>Moved to %1</source>
        <translation>Cambiada al %1</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) moved</source>
        <translation>
            <numerusform>%n publicación cambiada de hora</numerusform>
            <numerusform>%n publicaciones cambiadas de hora</numerusform>
        </translation>
    </message>
    <message>
        <source>It is tried again</source>
        <translation>Se intenta de nuevo</translation>
    </message>
    <message>
        <source>smdesk asks the network to give it back</source>
        <translation>smdesk pide a la red que la devuelva</translation>
    </message>
    <message numerus="yes">
        <source>Do not publish %n post(s)?</source>
        <translation>
            <numerusform>¿No publicar %n publicación?</numerusform>
            <numerusform>¿No publicar %n publicaciones?</numerusform>
        </translation>
    </message>
    <message>
        <source>Its time has passed, so this cannot be undone. The text stays among your posts.</source>
        <translation>Su hora ya pasó, así que no se puede deshacer. El texto se queda entre tus publicaciones.</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) will not be published</source>
        <translation>
            <numerusform>%n publicación no saldrá</numerusform>
            <numerusform>%n publicaciones no saldrán</numerusform>
        </translation>
    </message>
    <message>
        <source>Publishing is paused</source>
        <translation>La publicación está en pausa</translation>
    </message>
    <message>
        <source>Publishing goes on</source>
        <translation>La publicación continúa</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Take back “it is published”</source>
        <translation>Retirar «está publicada»</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) marked as published</source>
        <translation>
            <numerusform>%n publicación marcada como publicada</numerusform>
            <numerusform>%n publicaciones marcadas como publicadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) no longer marked as published</source>
        <translation>
            <numerusform>%n publicación ya no está marcada como publicada</numerusform>
            <numerusform>%n publicaciones ya no están marcadas como publicadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AdAccountDialog</name>
    <message>
        <source>Ad account</source>
        <translation>Cuenta publicitaria</translation>
    </message>
    <message>
        <source>Ad account of %1</source>
        <translation>Cuenta publicitaria de %1</translation>
    </message>
    <message>
        <source>With it smdesk creates ads paused and reads their figures. It starts none by itself.</source>
        <translation>Con ella smdesk crea los anuncios en pausa y lee sus números. No pone en marcha ninguno por su cuenta.</translation>
    </message>
    <message>
        <source>Asking Meta how it is…</source>
        <translation>Preguntando a Meta cómo está…</translation>
    </message>
    <message>
        <source>New token…</source>
        <translation>Token nuevo…</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Desconectar…</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>Estado: %1</translation>
    </message>
    <message>
        <source>Spent: %1</source>
        <translation>Gastado: %1</translation>
    </message>
    <message>
        <source>The token may only read figures: ads are handed over as a sheet. To create them here it needs ads_management, and its owner the role to advertise.</source>
        <translation>El token solo puede leer números: los anuncios se entregan en una hoja. Para crearlos aquí necesita ads_management, y su dueño, el rol de anunciante.</translation>
    </message>
    <message>
        <source>The account is %1</source>
        <translation>La cuenta es %1</translation>
    </message>
    <message>
        <source>Connect it if this is the account you mean. Nothing has been stored yet.</source>
        <translation>Conéctala si es la que querías. Todavía no se ha guardado nada.</translation>
    </message>
    <message>
        <source>This client has it already: it gets the new token, and nothing else changes.</source>
        <translation>Este cliente ya la tiene: recibe el token nuevo y no cambia nada más.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>The ad account %1 is connected</source>
        <translation>La cuenta publicitaria %1 está conectada</translation>
    </message>
    <message>
        <source>smdesk forgets the account and its token. What runs there goes on, and your plans stay here. You can connect it again.</source>
        <translation>smdesk olvida la cuenta y su token. Lo que esté en marcha allí sigue, y tus planes se quedan aquí. Puedes volver a conectarla.</translation>
    </message>
    <message>
        <source>Disconnect %1?</source>
        <translation>¿Desconectar %1?</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Desconectar</translation>
    </message>
    <message>
        <source>The ad account %1 is disconnected</source>
        <translation>La cuenta publicitaria %1 está desconectada</translation>
    </message>
    <message>
        <source>There are several: choose one when you create an ad.</source>
        <translation>Hay varias: eliges una al crear un anuncio.</translation>
    </message>
</context>
<context>
    <name>AdAccountForm</name>
    <message>
        <source>Open that page</source>
        <translation>Abrir esa página</translation>
    </message>
    <message>
        <source>Asking Meta…</source>
        <translation>Preguntando a Meta…</translation>
    </message>
    <message>
        <source>It says whose account this is and what the token may do. Nothing is made or spent.</source>
        <translation>Dice de quién es la cuenta y qué puede hacer el token. No se crea ni se gasta nada.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Hace falta.</translation>
    </message>
    <message>
        <source>The one that you have pasted</source>
        <translation>El que has pegado</translation>
    </message>
</context>
<context>
    <name>AdForm</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Objective of the ad</source>
        <translation>Objetivo del anuncio</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Presupuesto</translation>
    </message>
    <message>
        <source>It is for</source>
        <translation>Es para</translation>
    </message>
    <message>
        <source>Daily cap</source>
        <translation>Tope al día</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Titular</translation>
    </message>
    <message>
        <source>Text of its own</source>
        <translation>Texto propio</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Público</translation>
    </message>
    <message>
        <source>Placements</source>
        <translation>Ubicaciones</translation>
    </message>
    <message>
        <source>Promotes the post</source>
        <translation>Promociona la publicación</translation>
    </message>
    <message>
        <source>A creative of its own</source>
        <translation>Una creatividad propia</translation>
    </message>
    <message>
        <source>Another post…</source>
        <translation>Otra publicación…</translation>
    </message>
    <message>
        <source>Promote a post…</source>
        <translation>Promocionar una publicación…</translation>
    </message>
    <message>
        <source>No dates</source>
        <translation>Sin fechas</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Previsto</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>The campaign’s</source>
        <translation>De la campaña</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>todo</translation>
    </message>
    <message>
        <source>each day</source>
        <translation>cada día</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Copiar el enlace</translation>
    </message>
    <message>
        <source>No persona</source>
        <translation>Sin persona</translation>
    </message>
</context>
<context>
    <name>AdModel</name>
    <message>
        <source>Campaign and ad</source>
        <extracomment>Left out first where there is no room.</extracomment>
        <translation>Campaña y anuncio</translation>
    </message>
    <message>
        <source>Ad</source>
        <translation>Anuncio</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Para quién</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Fechas</translation>
    </message>
    <message>
        <source>Spent of planned</source>
        <translation>Gastado de lo previsto</translation>
    </message>
    <message>
        <source>Impressions</source>
        <translation>Impresiones</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Alcance</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Clics</translation>
    </message>
    <message>
        <source>CPC</source>
        <translation>CPC</translation>
    </message>
    <message>
        <source>CTR</source>
        <translation>CTR</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Cost / res.</source>
        <translation>Coste / res.</translation>
    </message>
    <message>
        <source>Expected %1 by now, spent %2</source>
        <translation>A estas alturas se esperaban %1; van %2</translation>
    </message>
    <message numerus="yes">
        <source>No reading for %n day(s)</source>
        <translation>
            <numerusform>Sin lecturas desde hace %n día</numerusform>
            <numerusform>Sin lecturas desde hace %n días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AdTable</name>
    <message>
        <source>Ads</source>
        <translation>Anuncios</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Add a reading…</source>
        <translation>Añadir una lectura…</translation>
    </message>
    <message>
        <source>Raise to %1</source>
        <translation>Subir a %1</translation>
    </message>
    <message>
        <source>Lower to %1</source>
        <translation>Bajar a %1</translation>
    </message>
    <message>
        <source>A draft: it does not count yet</source>
        <translation>Un borrador: todavía no cuenta</translation>
    </message>
    <message>
        <source>It ended, and was reached</source>
        <translation>Terminó, y se alcanzó</translation>
    </message>
    <message>
        <source>It ended, and was missed</source>
        <translation>Terminó sin alcanzarse</translation>
    </message>
    <message numerus="yes">
        <source>A forecast needs readings of four days at least; so far there are %n.</source>
        <translation>
            <numerusform>Un pronóstico necesita lecturas de al menos cuatro días; por ahora hay %n.</numerusform>
            <numerusform>Un pronóstico necesita lecturas de al menos cuatro días; por ahora hay %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not enough data</source>
        <translation>Faltan datos</translation>
    </message>
    <message>
        <source>If it goes on so, the deadline brings %1, in 8 of 10 cases.</source>
        <translation>Si sigue así, el plazo traerá %1, en 8 de cada 10 casos.</translation>
    </message>
    <message>
        <source>where the number comes from</source>
        <translation>de dónde sale el número</translation>
    </message>
    <message>
        <source>the baseline</source>
        <translation>el punto de partida</translation>
    </message>
    <message>
        <source>the target</source>
        <translation>la meta</translation>
    </message>
    <message>
        <source>the first day</source>
        <translation>el primer día</translation>
    </message>
    <message>
        <source>the deadline</source>
        <translation>el plazo</translation>
    </message>
    <message>
        <source>Still to be said: %1.</source>
        <translation>Falta por decir: %1.</translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation>%1 de %2.</translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Nothing with these filters</source>
        <translation>Nada con estos filtros</translation>
    </message>
    <message>
        <source>There are posts here that the filters leave out.</source>
        <translation>Aquí hay publicaciones que los filtros dejan fuera.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Quitar los filtros</translation>
    </message>
    <message>
        <source>Nothing planned here yet</source>
        <translation>Aquí no hay nada planificado todavía</translation>
    </message>
    <message>
        <source>Posts with a date stand here, one below the other, with the day they go out.</source>
        <translation>Aquí aparecen las publicaciones con fecha, una debajo de otra, con el día en que salen.</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>Nueva publicación</translation>
    </message>
</context>
<context>
    <name>AgendaModel</name>
    <message>
        <source>Date</source>
        <extracomment>What a cell is about: the date of a heading or a CalendarEntry. How pressing a status is, for sorting: what needs the person stands first.</extracomment>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Publicación</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Redes</translation>
    </message>
    <message>
        <source>Pillar</source>
        <translation>Pilar</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
</context>
<context>
    <name>Agreement</name>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>what is measured</source>
        <translation>qué se mide</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>fórmula</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>tipo</translation>
    </message>
    <message>
        <source>of what</source>
        <translation>de qué</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unidad</translation>
    </message>
    <message>
        <source>less is better</source>
        <translation>menos es mejor</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>punto de partida</translation>
    </message>
    <message>
        <source>target</source>
        <translation>meta</translation>
    </message>
    <message>
        <source>first day</source>
        <translation>primer día</translation>
    </message>
    <message>
        <source>deadline</source>
        <translation>plazo</translation>
    </message>
    <message>
        <source>where the number comes from</source>
        <translation>de dónde sale el número</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>objetivo</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>each month</source>
        <translation>cada mes</translation>
    </message>
</context>
<context>
    <name>AgreementTab</name>
    <message>
        <source>Open objectives</source>
        <translation>Abrir objetivos</translation>
    </message>
    <message>
        <source>Nothing agreed yet</source>
        <translation>Todavía no hay nada acordado</translation>
    </message>
    <message>
        <source>Objectives, the KPIs that decide them, and the versions the client has signed stand here.</source>
        <translation>Aquí están los objetivos, los KPI que los deciden y las versiones que el cliente ha firmado.</translation>
    </message>
    <message>
        <source>Signed versions</source>
        <translation>Versiones firmadas</translation>
    </message>
    <message>
        <source>None yet: what is agreed here has not been signed.</source>
        <translation>Ninguna todavía: lo acordado aquí no se ha firmado.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) since the last signed version.</source>
        <translation>
            <numerusform>%n cambio desde la última versión firmada.</numerusform>
            <numerusform>%n cambios desde la última versión firmada.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versión %1</translation>
    </message>
    <message>
        <source>%1, signed on %2 by %3</source>
        <translation>%1, firmada el %2 por %3</translation>
    </message>
    <message>
        <source>Export PDF…</source>
        <translation>Exportar PDF…</translation>
    </message>
    <message>
        <source>No KPI decides it yet.</source>
        <translation>Todavía no lo decide ningún KPI.</translation>
    </message>
    <message>
        <source>%1, not signed</source>
        <translation>%1, sin firmar</translation>
    </message>
</context>
<context>
    <name>AltRow</name>
    <message>
        <source>Alternative text of %1</source>
        <translation>Texto alternativo de %1</translation>
    </message>
    <message>
        <source>Alternative text of %1: what is to be seen?</source>
        <translation>Texto alternativo de %1: ¿qué se ve?</translation>
    </message>
    <message>
        <source>Read aloud to whoever does not see it: who or what, where, and the words in the picture.</source>
        <translation>Se lee en voz alta a quien no la ve: quién o qué, dónde, y las palabras que aparecen.</translation>
    </message>
    <message>
        <source>Crop…</source>
        <translation>Recortar…</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation>Ha pasado algo inesperado.</translation>
    </message>
    <message>
        <source>It is in the log, and what you had saved is safe. If it happens again, start smdesk anew.</source>
        <translation>Está anotado en el registro y lo guardado está a salvo. Si se repite, vuelve a abrir smdesk.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>ApprovalActs</name>
    <message>
        <source>Round “%1” made</source>
        <translation>Ronda «%1» creada</translation>
    </message>
    <message>
        <source>Round “%1” changed</source>
        <translation>Ronda «%1» cambiada</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) added to the round</source>
        <translation>
            <numerusform>%n publicación añadida a la ronda</numerusform>
            <numerusform>%n publicaciones añadidas a la ronda</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” withdrawn from the round</source>
        <translation>«%1» retirada de la ronda</translation>
    </message>
    <message>
        <source>“%1” is in the round again</source>
        <translation>«%1» vuelve a estar en la ronda</translation>
    </message>
    <message>
        <source>Round “%1” closed</source>
        <translation>Ronda «%1» cerrada</translation>
    </message>
    <message>
        <source>Round “%1” reopened</source>
        <translation>Ronda «%1» reabierta</translation>
    </message>
    <message>
        <source>Round “%1” deleted</source>
        <translation>Ronda «%1» eliminada</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) sent to the client</source>
        <translation>
            <numerusform>%n publicación enviada al cliente</numerusform>
            <numerusform>%n publicaciones enviadas al cliente</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer for “%1”</source>
        <translation>Respuesta de «%1»</translation>
    </message>
    <message>
        <source>“%1” approved by hand</source>
        <translation>«%1» aprobada a mano</translation>
    </message>
    <message>
        <source>Changes asked for “%1” noted</source>
        <translation>Cambios pedidos para «%1» anotados</translation>
    </message>
    <message>
        <source>“%1” says what the client wrote</source>
        <translation>«%1» dice lo que escribió el cliente</translation>
    </message>
    <message>
        <source>Changes of “%1” declined</source>
        <translation>Cambios de «%1» rechazados</translation>
    </message>
</context>
<context>
    <name>ApprovalHistory</name>
    <message>
        <source>Version %1 sent</source>
        <translation>Versión %1 enviada</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobada</translation>
    </message>
    <message>
        <source>Changes asked</source>
        <translation>Pide cambios</translation>
    </message>
    <message>
        <source>Text written by the client</source>
        <translation>Texto escrito por el cliente</translation>
    </message>
    <message>
        <source>Their text used</source>
        <translation>Usado su texto</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirada</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Deshecho</translation>
    </message>
    <message>
        <source>by hand: %1</source>
        <translation>a mano: %1</translation>
    </message>
    <message>
        <source>%1 · file matches the round</source>
        <translation>%1 · el archivo es de esta ronda</translation>
    </message>
    <message>
        <source>pasted · matches the round</source>
        <translation>pegada · es de esta ronda</translation>
    </message>
</context>
<context>
    <name>Approvals</name>
    <message>
        <source>Not sent</source>
        <translation>Sin enviar</translation>
    </message>
    <message>
        <source>With client</source>
        <translation>Con el cliente</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobada</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Cambió después</translation>
    </message>
    <message>
        <source>Changes asked</source>
        <translation>Pide cambios</translation>
    </message>
    <message>
        <source>To send again</source>
        <translation>Por reenviar</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirada</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(sin texto)</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Sin respuesta aún</translation>
    </message>
    <message>
        <source>Wrote the text anew</source>
        <translation>Reescribió el texto</translation>
    </message>
    <message>
        <source>no date yet</source>
        <translation>sin fecha aún</translation>
    </message>
    <message>
        <source>Closed %1</source>
        <translation>Cerrada el %1</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Sin enviar aún</translation>
    </message>
    <message>
        <source>Sent %1</source>
        <translation>Enviada el %1</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>respondida %1</translation>
    </message>
    <message>
        <source>waiting since today</source>
        <translation>esperando desde hoy</translation>
    </message>
    <message>
        <source>all approved</source>
        <translation>todas aprobadas</translation>
    </message>
    <message>
        <source>Nothing was answered</source>
        <translation>No respondió nada</translation>
    </message>
    <message>
        <source>Changed since it was sent, so not approved: %1.</source>
        <translation>Cambió después de enviarse y no queda aprobado: %1.</translation>
    </message>
    <message>
        <source>Published already: %1.</source>
        <translation>Ya publicado: %1.</translation>
    </message>
    <message>
        <source>%1 – %2 %3</source>
        <comment>the days and the month of a round</comment>
        <translation>%1 – %2 de %3</translation>
    </message>
</context>
<context>
    <name>ApprovalsHeader</name>
    <message>
        <source>Approvals</source>
        <translation>Aprobaciones</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Todos los clientes</translation>
    </message>
    <message>
        <source>Open rounds</source>
        <translation>Rondas abiertas</translation>
    </message>
    <message>
        <source>All rounds</source>
        <translation>Todas las rondas</translation>
    </message>
    <message>
        <source>Which rounds</source>
        <translation>Qué rondas</translation>
    </message>
    <message>
        <source>Import answer</source>
        <translation>Importar respuesta</translation>
    </message>
    <message>
        <source>New round</source>
        <translation>Ronda nueva</translation>
    </message>
</context>
<context>
    <name>ApprovalsPage</name>
    <message>
        <source>New round</source>
        <extracomment>Milliseconds in which news is gathered before everything is read again. Widths of the panes in pixels at 100 %.</extracomment>
        <translation>Ronda nueva</translation>
    </message>
    <message>
        <source>Show all rounds</source>
        <translation>Ver todas las rondas</translation>
    </message>
    <message>
        <source>No round is open</source>
        <translation>No hay rondas abiertas</translation>
    </message>
    <message>
        <source>Those that are closed are kept.</source>
        <translation>Las cerradas se conservan.</translation>
    </message>
    <message>
        <source>Nothing is with the client</source>
        <translation>No hay nada con el cliente</translation>
    </message>
    <message>
        <source>A round is a few posts that your client sees in one file, without any account. What they approve or want otherwise comes back in one file, and stands here beside each post.</source>
        <translation>Una ronda son unas publicaciones que tu cliente ve en un archivo, sin ninguna cuenta. Lo que aprueba o quiere de otra manera vuelve en otro archivo y queda aquí junto a cada publicación.</translation>
    </message>
    <message>
        <source>Import answer</source>
        <translation>Importar respuesta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>This answer was taken in already, %1.</source>
        <translation>Esta respuesta ya se importó, %1.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No ha cambiado nada.</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 está escrito.</translation>
    </message>
    <message>
        <source>Send it to your client.</source>
        <translation>Envíaselo a tu cliente.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Ver en la carpeta</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>The file for the client is written.</source>
        <translation>El archivo para el cliente está escrito.</translation>
    </message>
</context>
<context>
    <name>Archiving</name>
    <message>
        <source>%1 is archived.</source>
        <translation>%1 está archivado.</translation>
    </message>
    <message>
        <source>Everything is kept; nothing new is planned.</source>
        <translation>Se conserva todo; no se planifica nada nuevo.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Archive %1</source>
        <translation>Archivar %1</translation>
    </message>
    <message>
        <source>Bring back %1</source>
        <translation>Recuperar %1</translation>
    </message>
    <message>
        <source>%1 is back among your clients.</source>
        <translation>%1 vuelve a estar entre tus clientes.</translation>
    </message>
</context>
<context>
    <name>ArtCounted</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n archivo</numerusform>
            <numerusform>%n archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Art placed in %n post(s)</source>
        <translation>
            <numerusform>Arte colocado en %n publicación</numerusform>
            <numerusform>Arte colocado en %n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) received, %1 of them ready to be placed</source>
        <translation>
            <numerusform>%n archivo recibido, %1 listo para colocar</numerusform>
            <numerusform>%n archivos recibidos, %1 listos para colocar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not placed</source>
        <translation>
            <numerusform>%n archivo sin colocar</numerusform>
            <numerusform>%n archivos sin colocar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArtPane</name>
    <message>
        <source>Art that came from design</source>
        <extracomment>How wide it is in pixels at 100 %. Milliseconds after which work says how far it is (SCREENS 4.3).</extracomment>
        <translation>Arte que llegó de diseño</translation>
    </message>
    <message>
        <source>Images and video</source>
        <translation>Imágenes y vídeo</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Place %1 of %2</source>
        <translation>Colocar %1 de %2</translation>
    </message>
    <message>
        <source>Placing %1 of %2</source>
        <translation>Colocando %1 de %2</translation>
    </message>
    <message>
        <source>Looking at %1 of %2</source>
        <translation>Leyendo %1 de %2</translation>
    </message>
    <message>
        <source>Art received</source>
        <translation>Arte recibido</translation>
    </message>
    <message>
        <source>Choose files of art</source>
        <translation>Elegir archivos de arte</translation>
    </message>
    <message>
        <source>Drop to share out over the sheet</source>
        <translation>Suelta para repartirlos en la hoja</translation>
    </message>
    <message>
        <source>Matched by number, name and size</source>
        <translation>Se emparejan por número, nombre y medida</translation>
    </message>
    <message>
        <source>Nothing received yet</source>
        <translation>Aún no hay nada recibido</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>They are copied to the client’s library; the originals stay as they are.</source>
        <translation>Se copian a la biblioteca del cliente; el original no se toca.</translation>
    </message>
    <message>
        <source>What design sends back lands here. A file whose name begins with %1 finds post 1 by itself.</source>
        <translation>Aquí llega lo que devuelve diseño. Un archivo cuyo nombre empieza por %1 encuentra solo la publicación 1.</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Something was typed here that is not in what is scheduled.</source>
        <translation>Aquí escribiste algo que no está en lo programado.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Seguir con ello</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Descartarlo</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Drop the changes</source>
        <translation>Descartar los cambios</translation>
    </message>
    <message>
        <source>The changes are not in what is scheduled yet.</source>
        <translation>Los cambios aún no están en lo programado.</translation>
    </message>
    <message>
        <source>Update it, or drop them.</source>
        <translation>Actualízalo o descártalos.</translation>
    </message>
    <message>
        <source>Paste a list of entries</source>
        <extracomment>Characters of a pasted list up to which it is counted while it is typed.</extracomment>
        <translation>Pegar una lista de participaciones</translation>
    </message>
    <message>
        <source>One name on each line, or a table with the columns name, network, text and url.</source>
        <translation>Un nombre por línea, o una tabla con las columnas nombre, red, texto y url.</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Sin indicar</translation>
    </message>
    <message>
        <source>Network of the names</source>
        <translation>Red de los nombres</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message numerus="yes">
        <source>%n twice</source>
        <translation>
            <numerusform>%n repetida</numerusform>
            <numerusform>%n repetidas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the reason stands in the record, where everybody reads it.</source>
        <translation>%1: el motivo figura en el acta, donde lo lee cualquiera.</translation>
    </message>
    <message numerus="yes">
        <source>Leave %n entry(ies) out</source>
        <translation>
            <numerusform>Excluir %n participación</numerusform>
            <numerusform>Excluir %n participaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Works for the client</source>
        <translation>Trabaja para el cliente</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Make the promise after the close?</source>
        <translation>¿Hacer el compromiso después del cierre?</translation>
    </message>
    <message>
        <source>It proves less, for everybody who takes part is known already. The record will say so.</source>
        <translation>Prueba menos, porque ya se sabe quién participa. El acta lo dirá.</translation>
    </message>
    <message>
        <source>Make it all the same</source>
        <translation>Hacerlo de todos modos</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>A draw is final: it cannot be undone, and it stays in the record whatever comes.</source>
        <translation>Un sorteo es definitivo: no se puede deshacer y queda en el acta pase lo que pase.</translation>
    </message>
    <message>
        <source>The contest has not closed yet; the record will say so.</source>
        <translation>El concurso aún no ha cerrado; el acta lo dirá.</translation>
    </message>
    <message>
        <source>Draw “%1” now?</source>
        <translation>¿Sortear «%1» ahora?</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Sortear</translation>
    </message>
    <message>
        <source>Draw “%1” again?</source>
        <translation>¿Sortear «%1» otra vez?</translation>
    </message>
    <message>
        <source>Only where somebody who may not win was in the list: leave them out first, with the reason. The draw that holds becomes void and stays in the record with what you say here. This cannot be undone.</source>
        <translation>Solo si en la lista había alguien que no puede ganar: antes exclúyelo, con el motivo. El sorteo vigente queda anulado y sigue en el acta con lo que digas aquí. No se puede deshacer.</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Sortear otra vez</translation>
    </message>
    <message>
        <source>Why the draw is void</source>
        <translation>Por qué se anula el sorteo</translation>
    </message>
    <message>
        <source>%1 is next. Day and reason stand in the record; until it is closed this can be undone.</source>
        <translation>Ahora le corresponde a %1. El día y el motivo figuran en el acta; hasta que se cierre se puede deshacer.</translation>
    </message>
    <message>
        <source>Let a substitute take the prize</source>
        <translation>Dar el premio a un suplente</translation>
    </message>
    <message>
        <source>Give the prize</source>
        <translation>Dar el premio</translation>
    </message>
    <message>
        <source>Did not answer within seven days</source>
        <translation>No respondió en siete días</translation>
    </message>
    <message>
        <source>Who does not get it</source>
        <translation>Quién no lo recibe</translation>
    </message>
    <message>
        <source>Nothing is drawn again then, and no substitute takes a prize any more. This cannot be undone.</source>
        <translation>Después no se sortea otra vez y ningún suplente recibe el premio. No se puede deshacer.</translation>
    </message>
    <message>
        <source>Close the record?</source>
        <translation>¿Cerrar el acta?</translation>
    </message>
    <message>
        <source>Close the record</source>
        <translation>Cerrar el acta</translation>
    </message>
</context>
<context>
    <name>AssistedPanel</name>
    <message>
        <source>Publish by hand · %1</source>
        <extracomment>Milliseconds between two looks at how late it is.</extracomment>
        <translation>Publicar a mano · %1</translation>
    </message>
    <message>
        <source>With the link smdesk has the proof, and never asks again.</source>
        <translation>Con el enlace, smdesk tiene la prueba y no vuelve a preguntar.</translation>
    </message>
    <message>
        <source>This is a post there.</source>
        <translation>Es una publicación de allí.</translation>
    </message>
    <message>
        <source>This post is by %1, and the channel is %2. Is it the right one?</source>
        <translation>Esta publicación es de %1 y el canal es %2. ¿Es la correcta?</translation>
    </message>
    <message>
        <source>Taken from the clipboard.</source>
        <translation>Tomado del portapapeles.</translation>
    </message>
    <message>
        <source>It could not be published?</source>
        <translation>¿No se ha podido publicar?</translation>
    </message>
    <message>
        <source>It stays in the history as left out. To try it another time, choose Later instead.</source>
        <translation>Queda en el historial como no publicada. Para intentarlo en otro momento, elige «Luego».</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>No publicarla</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>It is left out</source>
        <translation>No se publicará</translation>
    </message>
    <message>
        <source>It is published</source>
        <translation>Está publicada</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
</context>
<context>
    <name>AudienceButton</name>
    <message>
        <source>Audience</source>
        <translation>Público</translation>
    </message>
</context>
<context>
    <name>AudiencePopover</name>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>From age</source>
        <translation>Edad desde</translation>
    </message>
    <message>
        <source>To age</source>
        <translation>Edad hasta</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>65 stands for 65 and older. Several words are separated by commas.</source>
        <translation>65 significa 65 o más. Separa varias palabras con comas.</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>Intereses</translation>
    </message>
    <message>
        <source>As the persona says</source>
        <translation>Como dice la persona</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Age and sex</source>
        <translation>Edad y sexo</translation>
    </message>
    <message>
        <source>Radius around them</source>
        <translation>Radio alrededor</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Países</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Make it an objective</source>
        <translation>Convertir en objetivo</translation>
    </message>
    <message>
        <source>Make it a task</source>
        <translation>Convertir en tarea</translation>
    </message>
    <message>
        <source>Make it an idea</source>
        <translation>Convertir en idea</translation>
    </message>
    <message>
        <source>Show the %1</source>
        <translation>Ver: %1</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>objetivo</translation>
    </message>
    <message>
        <source>task</source>
        <translation>tarea</translation>
    </message>
    <message>
        <source>idea</source>
        <translation>idea</translation>
    </message>
    <message>
        <source>It exists</source>
        <translation>Existe</translation>
    </message>
    <message>
        <source>To be created</source>
        <translation>Por crear</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>No hace falta</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Sin decir</translation>
    </message>
    <message>
        <source>Being known</source>
        <translation>Darse a conocer</translation>
    </message>
    <message>
        <source>Telling and teaching</source>
        <translation>Contar y enseñar</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>Comunidad</translation>
    </message>
    <message>
        <source>Selling</source>
        <translation>Vender</translation>
    </message>
    <message>
        <source>Serving customers</source>
        <translation>Atender a clientes</translation>
    </message>
    <message>
        <source>Being found</source>
        <translation>Que la encuentren</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>Sin decidir</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Mantener</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Potenciar</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Crear</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>Fortalezas</translation>
    </message>
    <message>
        <source>Weaknesses</source>
        <translation>Debilidades</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>Oportunidades</translation>
    </message>
    <message>
        <source>Threats</source>
        <translation>Amenazas</translation>
    </message>
    <message>
        <source>Quick win</source>
        <translation>Logro rápido</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>Planificar</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más adelante</translation>
    </message>
    <message>
        <source>High pressure</source>
        <translation>Presión alta</translation>
    </message>
    <message>
        <source>Medium pressure</source>
        <translation>Presión media</translation>
    </message>
    <message>
        <source>Low pressure</source>
        <translation>Presión baja</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>perfil</translation>
    </message>
    <message>
        <source>rhythm</source>
        <translation>ritmo</translation>
    </message>
    <message>
        <source>replies</source>
        <translation>respuestas</translation>
    </message>
    <message>
        <source>consistency</source>
        <translation>coherencia</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 visits</source>
        <translation>%1 visitas</translation>
    </message>
    <message>
        <source>%1 visit</source>
        <translation>%1 visita</translation>
    </message>
    <message>
        <source>Told by the channel on %1</source>
        <translation>Lo dice el canal, %1</translation>
    </message>
    <message>
        <source>Known to smdesk on %1</source>
        <translation>Lo sabe smdesk, %1</translation>
    </message>
    <message>
        <source>Typed on %1</source>
        <translation>Escrito a mano, %1</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Impacto</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Esfuerzo</translation>
    </message>
</context>
<context>
    <name>AuditBody</name>
    <message>
        <source>%1 is no longer in the audit</source>
        <extracomment>Width from which there is a second column.</extracomment>
        <translation>%1 ya no está en la auditoría</translation>
    </message>
    <message>
        <source>New network in the audit</source>
        <translation>Red nueva en la auditoría</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Take out of the audit</source>
        <translation>Quitar de la auditoría</translation>
    </message>
    <message>
        <source>Presence, network by network</source>
        <translation>Presencia, red a red</translation>
    </message>
    <message>
        <source>Score = profile, rhythm, replies, consistency</source>
        <translation>Nota = perfil, ritmo, respuestas, coherencia</translation>
    </message>
    <message>
        <source>Add network</source>
        <translation>Añadir red</translation>
    </message>
    <message>
        <source>Where is the client already, and where should it be? Add a network.</source>
        <translation>¿Dónde está ya el cliente y dónde debería estar? Añade una red.</translation>
    </message>
</context>
<context>
    <name>AuditTab</name>
    <message>
        <source>New audit</source>
        <extracomment>What a sentence becomes that is dropped on a page in the rail: tasks and ideas have no page of their own.</extracomment>
        <translation>Nueva auditoría</translation>
    </message>
    <message>
        <source>Fill in what channels tell</source>
        <translation>Rellenar con lo que cuentan los canales</translation>
    </message>
    <message>
        <source>Compare two audits…</source>
        <translation>Comparar dos auditorías…</translation>
    </message>
    <message>
        <source>Delete this audit</source>
        <translation>Eliminar esta auditoría</translation>
    </message>
    <message>
        <source>Which audit</source>
        <translation>Qué auditoría</translation>
    </message>
    <message>
        <source>There is only one audit to look at</source>
        <translation>Solo hay una auditoría</translation>
    </message>
    <message>
        <source>Filling in what channels tell</source>
        <translation>relleno con lo que cuentan los canales</translation>
    </message>
    <message>
        <source>The channels tell nothing new</source>
        <translation>Los canales no cuentan nada nuevo</translation>
    </message>
    <message>
        <source>Audit deleted</source>
        <translation>Auditoría eliminada</translation>
    </message>
    <message>
        <source>It was deleted meanwhile</source>
        <translation>Se eliminó entretanto</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Comparar con…</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Rellenar</translation>
    </message>
    <message>
        <source>Name, followers, rhythm and last post, as the channels tell them</source>
        <translation>Nombre, seguidores, ritmo y última publicación, como los cuentan los canales</translation>
    </message>
    <message>
        <source>Where is the client already, and what does it look like there?</source>
        <translation>¿Dónde está ya el cliente y qué aspecto tiene allí?</translation>
    </message>
    <message>
        <source>What do people say, and who else wants the same customers?</source>
        <translation>¿Qué dice la gente y quién más quiere a los mismos clientes?</translation>
    </message>
    <message>
        <source>What would change most for the least effort?</source>
        <translation>¿Qué cambiaría más con menos esfuerzo?</translation>
    </message>
    <message>
        <source>Three questions begin an audit</source>
        <translation>Una auditoría empieza con tres preguntas</translation>
    </message>
    <message>
        <source>Begin an audit</source>
        <translation>Empezar una auditoría</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Change of %1</source>
        <extracomment>Milliseconds until what has just been shown has its place.</extracomment>
        <translation>Cambio de %1</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>smdesk goes on publishing</source>
        <translation>smdesk sigue publicando</translation>
    </message>
    <message>
        <source>This desktop has no tray, so the window is only made small. Quit ends smdesk.</source>
        <translation>Este escritorio no tiene bandeja, así que la ventana solo se minimiza. «Salir» cierra smdesk.</translation>
    </message>
    <message>
        <source>The window is closed; the icon in the tray opens it again. Quit in its menu ends smdesk.</source>
        <translation>La ventana está cerrada; el icono de la bandeja la vuelve a abrir. «Salir», en su menú, cierra smdesk.</translation>
    </message>
    <message>
        <source>This desktop has no tray. Keep the window open or minimised, and smdesk goes on publishing.</source>
        <translation>Este escritorio no tiene bandeja. Deja la ventana abierta o minimizada y smdesk seguirá publicando.</translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BalanceDialog</name>
    <message>
        <source>Rebalance the mix</source>
        <translation>Equilibrar la mezcla</translation>
    </message>
    <message>
        <source>Tick what is to be done. All of it is one undo.</source>
        <translation>Marca lo que quieras hacer. Todo se deshace de una vez.</translation>
    </message>
    <message>
        <source>Nothing can be proposed without touching posts that are written already.</source>
        <translation>No se puede proponer nada sin tocar publicaciones ya escritas.</translation>
    </message>
    <message>
        <source>The mix fits the goals.</source>
        <translation>La mezcla cumple las metas.</translation>
    </message>
    <message>
        <source>Put the idea “%1” on %2</source>
        <translation>Poner la idea «%1» el %2</translation>
    </message>
    <message>
        <source>Make “%1” of %2 a post of %3</source>
        <translation>Hacer de «%1» del %2 una publicación de %3</translation>
    </message>
    <message>
        <source>Keep the free slot of %2 for %3</source>
        <translation>Guardar el hueco libre del %2 para %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 is short of %n post(s).</source>
        <translation>
            <numerusform>A %1 le falta %n publicación.</numerusform>
            <numerusform>A %1 le faltan %n publicaciones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n too many.</source>
        <translation>
            <numerusform>A %1 le sobra %n.</numerusform>
            <numerusform>A %1 le sobran %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is written in it yet.</source>
        <translation>Aún no tiene nada escrito.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Después</translation>
    </message>
    <message numerus="yes">
        <source>Make %n change(s)</source>
        <translation>
            <numerusform>Hacer %n cambio</numerusform>
            <numerusform>Hacer %n cambios</numerusform>
        </translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message numerus="yes">
        <source>rebalancing of the mix: %n change(s)</source>
        <translation>
            <numerusform>equilibrar la mezcla: %n cambio</numerusform>
            <numerusform>equilibrar la mezcla: %n cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) made, to be written.</source>
        <translation>
            <numerusform>%n hueco creado, por escribir.</numerusform>
            <numerusform>%n huecos creados, por escribir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idea(s) put on a day.</source>
        <translation>
            <numerusform>%n idea puesta en un día.</numerusform>
            <numerusform>%n ideas puestas en un día.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) given another pillar.</source>
        <translation>
            <numerusform>%n publicación pasa a otro pilar.</numerusform>
            <numerusform>%n publicaciones pasan a otro pilar.</numerusform>
        </translation>
    </message>
    <message>
        <source>The mix is nearer its goals.</source>
        <translation>La mezcla se acerca a sus metas.</translation>
    </message>
</context>
<context>
    <name>BrandKit</name>
    <message>
        <source>Choose a logo</source>
        <translation>Elige un logotipo</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logotipo</translation>
    </message>
    <message>
        <source>Choose a logo, or drop it here</source>
        <translation>Elige un logotipo o suéltalo aquí</translation>
    </message>
    <message>
        <source>Choose a logo…</source>
        <translation>Elegir logotipo…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Colours of the brand</source>
        <translation>Colores de la marca</translation>
    </message>
    <message>
        <source>#rrggbb</source>
        <translation>#rrggbb</translation>
    </message>
    <message>
        <source>Choose a colour…</source>
        <translation>Elegir color…</translation>
    </message>
    <message>
        <source>PNG, JPEG or WebP. It goes into reports, plans and cards.</source>
        <translation>PNG, JPEG o WebP. Va en los informes, los planes y las fichas.</translation>
    </message>
</context>
<context>
    <name>Broken</name>
    <message>
        <source>This cannot be shown</source>
        <translation>Esto no se puede mostrar</translation>
    </message>
    <message>
        <source>Something unexpected happened. It is in the log, what you had saved is safe, and all else works.</source>
        <translation>Ha pasado algo inesperado. Queda en el registro, lo que tenías guardado está a salvo y lo demás funciona.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
</context>
<context>
    <name>BrowserBox</name>
    <message>
        <source>%1 is open in your browser</source>
        <translation>%1 está abierto en tu navegador</translation>
    </message>
    <message>
        <source>Open it again</source>
        <extracomment>Milliseconds that the button says that the address was copied.</extracomment>
        <translation>Abrirlo otra vez</translation>
    </message>
    <message>
        <source>Copy the address and open it in a browser on this computer.</source>
        <translation>Copia la dirección y ábrela en un navegador de este equipo.</translation>
    </message>
    <message>
        <source>Listening on this computer only · %1 left</source>
        <translation>Escuchando solo en este equipo · quedan %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>Quedan %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiada</translation>
    </message>
    <message>
        <source>The browser shows an error at the end? Paste the address it stands at here:</source>
        <translation>¿El navegador acaba en un error? Pega aquí la dirección en la que está:</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>No browser could be opened</source>
        <translation>No se pudo abrir ningún navegador</translation>
    </message>
    <message>
        <source>Allow smdesk there. This window goes on by itself when you have.</source>
        <translation>Da permiso a smdesk allí. Esta ventana sigue sola cuando lo hayas hecho.</translation>
    </message>
    <message>
        <source>Allow smdesk there, then paste the address at which the browser ends.</source>
        <translation>Da permiso a smdesk allí y pega después la dirección en la que acaba el navegador.</translation>
    </message>
    <message>
        <source>Nothing opened? Copy the address</source>
        <translation>¿No se abrió nada? Copia la dirección</translation>
    </message>
</context>
<context>
    <name>CalendarActions</name>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Go to today</source>
        <translation>Ir a hoy</translation>
    </message>
    <message>
        <source>Go to date…</source>
        <translation>Ir a una fecha…</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>El periodo anterior</translation>
    </message>
    <message>
        <source>The next period</source>
        <translation>El periodo siguiente</translation>
    </message>
    <message>
        <source>Ideas</source>
        <translation>Ideas</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtrar…</translation>
    </message>
    <message>
        <source>Find in the calendar</source>
        <translation>Buscar en el calendario</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Quitar filtros</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Elegir todo</translation>
    </message>
    <message>
        <source>New post on this day</source>
        <translation>Nueva publicación este día</translation>
    </message>
    <message>
        <source>New idea</source>
        <translation>Nueva idea</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Mover a…</translation>
    </message>
    <message>
        <source>Copy as a draft to…</source>
        <translation>Copiar como borrador a…</translation>
    </message>
    <message>
        <source>Back to ideas</source>
        <translation>Volver a las ideas</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Choose all of the day</source>
        <translation>Elegir todo lo del día</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cortar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Pillar %1</source>
        <translation>Pilar %1</translation>
    </message>
    <message>
        <source>Sort the agenda by the next column</source>
        <translation>Ordenar la agenda por la columna siguiente</translation>
    </message>
    <message>
        <source>Turn the order of the agenda round</source>
        <translation>Invertir el orden de la agenda</translation>
    </message>
    <message>
        <source>Add key date…</source>
        <translation>Añadir fecha clave…</translation>
    </message>
    <message>
        <source>Show hidden key dates again</source>
        <translation>Volver a mostrar las fechas clave ocultas</translation>
    </message>
    <message>
        <source>Plan the month…</source>
        <translation>Planificar el mes…</translation>
    </message>
    <message>
        <source>Copy the structure of the month before</source>
        <translation>Copiar la estructura del mes anterior</translation>
    </message>
    <message>
        <source>Rebalance the mix…</source>
        <translation>Equilibrar la mezcla…</translation>
    </message>
    <message>
        <source>Pillars…</source>
        <translation>Pilares…</translation>
    </message>
</context>
<context>
    <name>CalendarActs</name>
    <message numerus="yes">
        <source>copy of %n post(s)</source>
        <translation>
            <numerusform>copia de %n publicación</numerusform>
            <numerusform>copia de %n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move of %n post(s)</source>
        <translation>
            <numerusform>traslado de %n publicación</numerusform>
            <numerusform>traslado de %n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n post(s) to…</source>
        <translation>
            <numerusform>Copiar %n publicación a…</numerusform>
            <numerusform>Copiar %n publicaciones a…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n post(s) to…</source>
        <translation>
            <numerusform>Mover %n publicación a…</numerusform>
            <numerusform>Mover %n publicaciones a…</numerusform>
        </translation>
    </message>
    <message>
        <source>The others keep their distance to “%1”.</source>
        <translation>Las demás mantienen su distancia con «%1».</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message>
        <source>Day and time in %1</source>
        <translation>Día y hora en %1</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) kept, to be filled in.</source>
        <translation>
            <numerusform>Un sitio guardado, por rellenar.</numerusform>
            <numerusform>%n sitios guardados, por rellenar.</numerusform>
        </translation>
    </message>
    <message>
        <source>copy of the structure of a month</source>
        <translation>copia de la estructura de un mes</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) back in the ideas; nothing of it goes out.</source>
        <translation>
            <numerusform>%n publicación vuelve a las ideas; no sale nada.</numerusform>
            <numerusform>%n publicaciones vuelven a las ideas; no sale nada.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>laying aside of %n post(s)</source>
        <translation>
            <numerusform>vuelta de %n publicación a las ideas</numerusform>
            <numerusform>vuelta de %n publicaciones a las ideas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) deleted.</source>
        <translation>
            <numerusform>%n publicación borrada.</numerusform>
            <numerusform>%n publicaciones borradas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deleting of %n post(s)</source>
        <translation>
            <numerusform>borrado de %n publicación</numerusform>
            <numerusform>borrado de %n publicaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>new idea</source>
        <translation>idea nueva</translation>
    </message>
    <message numerus="yes">
        <source>pillar of %n post(s)</source>
        <translation>
            <numerusform>pilar de %n publicación</numerusform>
            <numerusform>pilar de %n publicaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Moved to %1.</source>
        <translation>Movida: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) moved.</source>
        <translation>
            <numerusform>%n publicación movida.</numerusform>
            <numerusform>%n publicaciones movidas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied as a draft to %1.</source>
        <translation>Copiada como borrador: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) copied as drafts.</source>
        <translation>
            <numerusform>%n publicación copiada como borrador.</numerusform>
            <numerusform>%n publicaciones copiadas como borradores.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is out and stays here as its record. Ctrl copies it.</source>
        <translation>Ya ha salido y se queda aquí como constancia. Con Ctrl se copia.</translation>
    </message>
    <message>
        <source>It is being sent just now.</source>
        <translation>Se está enviando ahora mismo.</translation>
    </message>
    <message>
        <source>Nobody knows yet whether it is out: answer that first, under Publishing.</source>
        <translation>Aún no se sabe si ha salido: respóndelo antes en Publicación.</translation>
    </message>
    <message>
        <source>The network has it: take it back first, under Publishing.</source>
        <translation>La tiene la red: recupérala antes en Publicación.</translation>
    </message>
    <message>
        <source>%1 has passed.</source>
        <translation>%1 ya ha pasado.</translation>
    </message>
    <message>
        <source>There is no such time in the calendar.</source>
        <translation>Esa hora no existe en el calendario.</translation>
    </message>
    <message>
        <source>The clocks skip %1 on that day: it goes out at %2.</source>
        <translation>Ese día los relojes se saltan las %1: saldrá a las %2.</translation>
    </message>
    <message>
        <source>The clocks show that time twice on that day: the first of the two counts.</source>
        <translation>Ese día los relojes marcan esa hora dos veces: cuenta la primera.</translation>
    </message>
    <message>
        <source>Nothing was to go out on that day (%1).</source>
        <translation>Ese día no iba a salir nada (%1).</translation>
    </message>
    <message numerus="yes">
        <source>campaign of %n post(s)</source>
        <translation>
            <numerusform>campaña de %n publicación</numerusform>
            <numerusform>campaña de %n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) copied to the ideas of %1.</source>
        <translation>
            <numerusform>%n publicación copiada a las ideas de %1.</numerusform>
            <numerusform>%n publicaciones copiadas a las ideas de %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarHeader</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>Nueva publicación</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>El periodo anterior</translation>
    </message>
    <message>
        <source>The next period</source>
        <translation>El periodo siguiente</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Ideas</source>
        <translation>Ideas</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Pillars</source>
        <translation>Pilares</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Week %1</source>
        <extracomment>Widths of the window below which filters are icons (SCREENS 7). Pixels between two things of the header, and those of its ends and its wider gaps.</extracomment>
        <translation>Semana %1</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Campañas</translation>
    </message>
</context>
<context>
    <name>CalendarMenu</name>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Peek</source>
        <translation>Vistazo</translation>
    </message>
    <message>
        <source>Copy as a draft to…</source>
        <translation>Copiar como borrador a…</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Mover a…</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cortar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Pillar</source>
        <translation>Pilar</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>Publish now…</source>
        <translation>Publicar ahora…</translation>
    </message>
    <message>
        <source>Show under Publishing</source>
        <translation>Ver en Publicación</translation>
    </message>
    <message>
        <source>Back to ideas</source>
        <translation>Volver a las ideas</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>New post here</source>
        <translation>Nueva publicación aquí</translation>
    </message>
    <message>
        <source>New idea</source>
        <translation>Nueva idea</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Show this day</source>
        <translation>Ver este día</translation>
    </message>
    <message>
        <source>Show this week</source>
        <translation>Ver esta semana</translation>
    </message>
    <message>
        <source>Go to date…</source>
        <translation>Ir a una fecha…</translation>
    </message>
    <message>
        <source>Put on the chosen day</source>
        <translation>Poner en el día elegido</translation>
    </message>
    <message>
        <source>Put on…</source>
        <translation>Poner en…</translation>
    </message>
    <message>
        <source>Idea for this day</source>
        <translation>Idea para ese día</translation>
    </message>
    <message>
        <source>Write a post for this day</source>
        <translation>Escribir una publicación para ese día</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Hide for this client</source>
        <translation>Ocultar para este cliente</translation>
    </message>
    <message>
        <source>Add key date…</source>
        <translation>Añadir fecha clave…</translation>
    </message>
    <message>
        <source>Mark as no-post day</source>
        <translation>Marcar como día sin publicar</translation>
    </message>
    <message>
        <source>Plan the month…</source>
        <translation>Planificar el mes…</translation>
    </message>
    <message>
        <source>Repeat…</source>
        <translation>Repetir…</translation>
    </message>
    <message>
        <source>Leave this one out</source>
        <translation>Saltarse esta</translation>
    </message>
    <message>
        <source>End the series here</source>
        <translation>Acabar aquí la serie</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaña</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Copy to client</source>
        <translation>Copiar a otro cliente</translation>
    </message>
    <message>
        <source>Channels without queue slots</source>
        <translation>Canales sin huecos de cola</translation>
    </message>
    <message>
        <source>%1: set slots…</source>
        <translation>%1: poner huecos…</translation>
    </message>
    <message>
        <source>Open “%1”</source>
        <translation>Abrir «%1»</translation>
    </message>
</context>
<context>
    <name>CalendarModel</name>
    <message numerus="yes">
        <source>%n post(s)</source>
        <extracomment>Milliseconds in which news is gathered before the span is read again.</extracomment>
        <translation>
            <numerusform>%n publicación</numerusform>
            <numerusform>%n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free slot(s)</source>
        <translation>
            <numerusform>%n hueco libre</numerusform>
            <numerusform>%n huecos libres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Go to date</source>
        <translation>Ir a una fecha</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Ir</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Windows lower than this have a meter of one line (SCREENS 7).</extracomment>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Ideas %1</source>
        <translation>Ideas %1</translation>
    </message>
</context>
<context>
    <name>CampaignActs</name>
    <message>
        <source>New campaign</source>
        <translation>Nueva campaña</translation>
    </message>
    <message>
        <source>New ad</source>
        <translation>Nuevo anuncio</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (copia)</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Eliminar %1</translation>
    </message>
    <message>
        <source>“%1” is deleted</source>
        <translation>«%1» está eliminada</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>Mover %1</translation>
    </message>
    <message>
        <source>Promoted post</source>
        <translation>Publicación promocionada</translation>
    </message>
    <message>
        <source>Posts of %1</source>
        <translation>Publicaciones de %1</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) belong to “%1” now</source>
        <translation>
            <numerusform>%n publicación es ahora de «%1»</numerusform>
            <numerusform>%n publicaciones son ahora de «%1»</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>Delete reading</source>
        <translation>Eliminar lectura</translation>
    </message>
    <message>
        <source>The reading is deleted</source>
        <translation>La lectura está eliminada</translation>
    </message>
    <message>
        <source>Import of readings</source>
        <translation>Importación de lecturas</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) taken in</source>
        <translation>
            <numerusform>%n lectura traída</numerusform>
            <numerusform>%n lecturas traídas</numerusform>
        </translation>
    </message>
    <message>
        <source>Parameters on links</source>
        <translation>Parámetros en los enlaces</translation>
    </message>
</context>
<context>
    <name>CampaignForm</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Objective of the ads</source>
        <translation>Objetivo de los anuncios</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Presupuesto</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>KPI that it pushes</source>
        <translation>KPI que empuja</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Para qué es</translation>
    </message>
    <message>
        <source>Name in links (utm_campaign)</source>
        <translation>Nombre en enlaces</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) of the calendar belong to it.</source>
        <translation>
            <numerusform>%n publicación del calendario es suya.</numerusform>
            <numerusform>%n publicaciones del calendario son suyas.</numerusform>
        </translation>
    </message>
    <message>
        <source>No posts yet: drop some here, or choose it in a post.</source>
        <translation>Aún sin publicaciones: suelta algunas aquí o elígela en una publicación.</translation>
    </message>
    <message>
        <source>post</source>
        <translation>publicacion</translation>
    </message>
    <message>
        <source>How a link of it will look</source>
        <translation>Así quedará un enlace suyo</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
</context>
<context>
    <name>Campaigns</name>
    <message>
        <source>Organic</source>
        <translation>Orgánica</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>De pago</translation>
    </message>
    <message>
        <source>No objective yet</source>
        <translation>Sin objetivo aún</translation>
    </message>
    <message>
        <source>Awareness</source>
        <translation>Reconocimiento</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Tráfico</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>Interacción</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventas</translation>
    </message>
    <message>
        <source>Facebook feed</source>
        <translation>Facebook, feed</translation>
    </message>
    <message>
        <source>Facebook Stories</source>
        <translation>Facebook, historias</translation>
    </message>
    <message>
        <source>Facebook Reels</source>
        <translation>Facebook, reels</translation>
    </message>
    <message>
        <source>Instagram feed</source>
        <translation>Instagram, feed</translation>
    </message>
    <message>
        <source>Instagram Stories</source>
        <translation>Instagram, historias</translation>
    </message>
    <message>
        <source>Instagram Reels</source>
        <translation>Instagram, reels</translation>
    </message>
    <message>
        <source>Instagram Explore</source>
        <translation>Instagram, Explorar</translation>
    </message>
    <message>
        <source>Google search</source>
        <translation>Búsqueda de Google</translation>
    </message>
    <message>
        <source>Google Maps</source>
        <translation>Google Maps</translation>
    </message>
    <message>
        <source>YouTube</source>
        <translation>YouTube</translation>
    </message>
    <message>
        <source>TikTok</source>
        <translation>TikTok</translation>
    </message>
    <message>
        <source>Pinterest</source>
        <translation>Pinterest</translation>
    </message>
    <message>
        <source>LinkedIn</source>
        <translation>LinkedIn</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Women and men</source>
        <translation>Mujeres y hombres</translation>
    </message>
    <message>
        <source>Women</source>
        <translation>Mujeres</translation>
    </message>
    <message>
        <source>Men</source>
        <translation>Hombres</translation>
    </message>
    <message>
        <source>%1 a day</source>
        <translation>%1 al día</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 al mes</translation>
    </message>
    <message>
        <source>no dates</source>
        <translation>sin fechas</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>desde el %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta el %1</translation>
    </message>
    <message>
        <source>Lower the daily cap to %1 on the network.</source>
        <translation>Baja el tope a %1 al día en la red.</translation>
    </message>
    <message>
        <source>Spends faster than planned</source>
        <translation>Gasta más deprisa de lo previsto</translation>
    </message>
    <message>
        <source>At this rate %1 will be left on %2.</source>
        <translation>Al ritmo actual sobrarán %1 el %2.</translation>
    </message>
    <message>
        <source>Spends slower than planned</source>
        <translation>Gasta más despacio de lo previsto</translation>
    </message>
    <message>
        <source>More was spent than planned</source>
        <translation>Se ha gastado más de lo previsto</translation>
    </message>
    <message>
        <source>All of it is spent</source>
        <translation>Está todo gastado</translation>
    </message>
    <message>
        <source>%1 were not spent.</source>
        <translation>No se gastaron %1.</translation>
    </message>
    <message>
        <source>It is over</source>
        <translation>Ha terminado</translation>
    </message>
    <message>
        <source>“%1” has days outside of the campaign (%2).</source>
        <translation>«%1» tiene días fuera de la campaña (%2).</translation>
    </message>
    <message>
        <source>The ads plan %1 more than the campaign has.</source>
        <translation>Los anuncios prevén %1 más de lo que tiene la campaña.</translation>
    </message>
    <message>
        <source>With its daily cap “%1” spends at most %2 of %3.</source>
        <translation>Con su tope al día, «%1» gastará como mucho %2 de %3.</translation>
    </message>
    <message>
        <source>Runs beside “%1” from %2 to %3: both may bid for the same people.</source>
        <translation>Coincide con «%1» del %2 al %3: puede que pujen por las mismas personas.</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Mixta</translation>
    </message>
</context>
<context>
    <name>CampaignsHeader</name>
    <message>
        <source>Campaigns and ads</source>
        <translation>Campañas y anuncios</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Todos los clientes</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Ads sheet…</source>
        <translation>Hoja de anuncios…</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Campañas</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>Nueva campaña</translation>
    </message>
    <message>
        <source>Two weeks earlier</source>
        <translation>Dos semanas antes</translation>
    </message>
    <message>
        <source>Two weeks later</source>
        <translation>Dos semanas después</translation>
    </message>
    <message>
        <source>Import readings from an export…</source>
        <translation>Importar lecturas de una exportación…</translation>
    </message>
    <message>
        <source>Ads plan as a sheet…</source>
        <translation>Plan de anuncios como hoja…</translation>
    </message>
    <message>
        <source>New contest</source>
        <translation>Nuevo concurso</translation>
    </message>
    <message>
        <source>Contests</source>
        <translation>Concursos</translation>
    </message>
</context>
<context>
    <name>CampaignsPage</name>
    <message>
        <source>Close</source>
        <extracomment>Of the pane at the right, in pixels at 100 %.</extracomment>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>First comment</source>
        <extracomment>Characters of a part that a preview shows at most; who writes more sees it in the field. Pixels of a blank between a handle and when it was. As many characters without a blank as fit into a line.</extracomment>
        <translation>Primer comentario</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>more</source>
        <translation>más</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mostrar más</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <extracomment>Width of a panel, the milliseconds that it stays unless it waits for an answer, and how many stand at once.</extracomment>
        <translation>Descartar</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>hace %n min</numerusform>
            <numerusform>hace %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>hace %n h</numerusform>
            <numerusform>hace %n h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message>
        <source>Which one?</source>
        <extracomment>Pixels at 100 %: a card with the gap below it, the gap, its sides, its picture, where its words begin. The choice of a post, and the number of one.</extracomment>
        <translation>¿De cuál es?</translation>
    </message>
</context>
<context>
    <name>ChannelActs</name>
    <message>
        <source>%1 works.</source>
        <translation>%1 funciona.</translation>
    </message>
    <message>
        <source>%1 is paused</source>
        <translation>%1 está en pausa</translation>
    </message>
    <message>
        <source>%1 goes on</source>
        <translation>%1 sigue publicando</translation>
    </message>
    <message>
        <source>Another distance between posts on %1</source>
        <translation>Otra separación entre publicaciones en %1</translation>
    </message>
    <message>
        <source>Another media host for %1</source>
        <translation>Otro alojamiento de archivos para %1</translation>
    </message>
    <message>
        <source>Queue of %1 changed</source>
        <translation>Cola de %1 cambiada</translation>
    </message>
    <message>
        <source>What it has published stays in the history.</source>
        <translation>Lo que ha publicado se queda en el historial.</translation>
    </message>
    <message>
        <source>Its password or token is forgotten on this computer; the account itself stays.</source>
        <translation>Su contraseña o token se olvida en este equipo; la cuenta en sí no cambia.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Desconectar</translation>
    </message>
    <message numerus="yes">
        <source>%n planned post(s) on it will not go out; the texts stay.</source>
        <translation>
            <numerusform>Una publicación prevista en él no saldrá; el texto se conserva.</numerusform>
            <numerusform>%n publicaciones previstas en él no saldrán; los textos se conservan.</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone: when it is connected again, they are to be scheduled anew.</source>
        <translation>No se puede deshacer: si se conecta otra vez, hay que programarlas de nuevo.</translation>
    </message>
    <message>
        <source>Cancel them and disconnect</source>
        <translation>Cancelarlas y desconectar</translation>
    </message>
    <message>
        <source>Disconnect %1?</source>
        <translation>¿Desconectar %1?</translation>
    </message>
    <message>
        <source>%1 is disconnected</source>
        <translation>%1 está desconectado</translation>
    </message>
    <message>
        <source>Its limits were read anew.</source>
        <translation>Se han vuelto a leer sus límites.</translation>
    </message>
</context>
<context>
    <name>ChannelDetail</name>
    <message>
        <source>What is planned waits meanwhile, and nothing of it is lost.</source>
        <extracomment>Distances between two posts that are offered, seconds. Milliseconds in which what is drawn anew has its room; what has none by then is shorter than before.</extracomment>
        <translation>Mientras tanto, lo previsto espera y no se pierde nada.</translation>
    </message>
    <message>
        <source>Reconnect…</source>
        <translation>Reconectar…</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Preguntando…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Asks the network whether the account works, and reads its limits</source>
        <translation>Pregunta a la red si la cuenta funciona y lee sus límites</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Conectar…</translation>
    </message>
    <message>
        <source>From then on smdesk publishes here by itself</source>
        <translation>A partir de entonces smdesk publica aquí por sí solo</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>What it can do alone</source>
        <translation>Lo que hace solo</translation>
    </message>
    <message>
        <source>What smdesk does</source>
        <translation>Lo que hace smdesk</translation>
    </message>
    <message>
        <source>What it cannot do here</source>
        <translation>Lo que no puede hacer aquí</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>What it has cost for %1</source>
        <translation>Lo que ha costado a %1</translation>
    </message>
    <message>
        <source>Media host</source>
        <translation>Alojamiento de archivos</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>No times yet.</source>
        <translation>Sin huecos todavía.</translation>
    </message>
    <message>
        <source>Times of %1</source>
        <translation>Horas de %1</translation>
    </message>
    <message>
        <source>Change the queue…</source>
        <translation>Cambiar la cola…</translation>
    </message>
    <message>
        <source>Least time between two posts</source>
        <translation>Tiempo mínimo entre dos publicaciones</translation>
    </message>
    <message>
        <source>As the network likes it (%1)</source>
        <translation>Como prefiere la red (%1)</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Desconectar…</translation>
    </message>
    <message>
        <source>Ask the network</source>
        <translation>Preguntar a la red</translation>
    </message>
    <message>
        <source>Slots, history and what is planned stay as they are.</source>
        <translation>Huecos, historial y lo programado se quedan como están.</translation>
    </message>
</context>
<context>
    <name>ChannelModel</name>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Bandeja</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Métricas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Assisted</source>
        <translation>Asistido</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Preguntando…</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>ChannelRow</name>
    <message>
        <source>Add a channel…</source>
        <extracomment>What can still be called off.</extracomment>
        <translation>Añadir un canal…</translation>
    </message>
    <message>
        <source>This client has no channel yet</source>
        <translation>Este cliente aún no tiene ningún canal</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automática</translation>
    </message>
    <message>
        <source>Assisted</source>
        <translation>Asistida</translation>
    </message>
    <message>
        <source>The network sends it</source>
        <translation>La envía la red</translation>
    </message>
    <message>
        <source>Reconnect first</source>
        <translation>Vuelve a conectarlo</translation>
    </message>
    <message>
        <source>Keyring closed</source>
        <translation>Llavero cerrado</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
</context>
<context>
    <name>ChannelTable</name>
    <message>
        <source>Reconnect</source>
        <translation>Reconectar</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>What each state&apos;s chip carries besides its word. States that a button in the line mends.</extracomment>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>Channels</name>
    <message>
        <source>Needs repair</source>
        <translation>Hay que reconectar</translation>
    </message>
    <message>
        <source>Keyring closed</source>
        <translation>Llavero cerrado</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Nothing goes out on it</source>
        <translation>No sale nada por él</translation>
    </message>
    <message>
        <source>Ends soon</source>
        <translation>Caduca pronto</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Hasta el %1</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>A mano</translation>
    </message>
    <message>
        <source>You publish, it helps</source>
        <translation>Publicas tú, con ayuda</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Checked %1</source>
        <translation>Comprobado: %1</translation>
    </message>
    <message>
        <source>The access has ended.</source>
        <translation>El acceso ha caducado.</translation>
    </message>
    <message>
        <source>Reconnect it.</source>
        <translation>Vuelve a conectarlo.</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>hoy, %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>Reminds you when it is time</source>
        <translation>Te avisa cuando toca</translation>
    </message>
    <message>
        <source>Has text, first comment and pictures ready to paste</source>
        <translation>Tiene listos el texto, el primer comentario y las imágenes</translation>
    </message>
    <message>
        <source>Opens the network’s page</source>
        <translation>Abre la página de la red</translation>
    </message>
    <message>
        <source>Publishing without you</source>
        <translation>Publicar sin ti</translation>
    </message>
    <message>
        <source>Comments and messages</source>
        <translation>Comentarios y mensajes</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Métricas</translation>
    </message>
    <message>
        <source>Publishes by itself, at its time</source>
        <extracomment>Not worth a line where they are missing.</extracomment>
        <translation>Publica por sí solo, a su hora</translation>
    </message>
    <message>
        <source>Threads of several posts</source>
        <translation>Hilos de varias publicaciones</translation>
    </message>
    <message>
        <source>Answers to other posts</source>
        <translation>Respuestas a otras publicaciones</translation>
    </message>
    <message>
        <source>A first comment</source>
        <translation>Un primer comentario</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Alternative text</source>
        <translation>Texto alternativo</translation>
    </message>
    <message>
        <source>Cards for links</source>
        <translation>Tarjetas para los enlaces</translation>
    </message>
    <message>
        <source>Reads the account’s own limits</source>
        <translation>Lee los límites propios de la cuenta</translation>
    </message>
    <message>
        <source>Text: %1 bytes</source>
        <translation>Texto: %1 bytes</translation>
    </message>
    <message>
        <source>Text: %1 characters</source>
        <translation>Texto: %1 caracteres</translation>
    </message>
    <message>
        <source>Pictures: up to %1</source>
        <translation>Imágenes: hasta %1</translation>
    </message>
    <message>
        <source>A video: up to %1</source>
        <translation>Un vídeo: hasta %1</translation>
    </message>
    <message>
        <source>Needs a picture or a video</source>
        <translation>Necesita una imagen o un vídeo</translation>
    </message>
    <message>
        <source>Needs a video</source>
        <translation>Necesita un vídeo</translation>
    </message>
    <message>
        <source>A thumbnail for the video</source>
        <translation>Una miniatura para el vídeo</translation>
    </message>
    <message>
        <source>A thumbnail for the video: up to %1</source>
        <translation>Una miniatura para el vídeo: hasta %1</translation>
    </message>
    <message>
        <source>Read from the account’s server on %1.</source>
        <translation>Leído del servidor de la cuenta: %1.</translation>
    </message>
    <message>
        <source>From what the network publishes.</source>
        <translation>Según lo que publica la red.</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>From what the network publishes, compared on %1.</source>
        <translation>Según lo que publica la red, comprobado el %1.</translation>
    </message>
    <message>
        <source>Ended %1</source>
        <translation>Terminó el %1</translation>
    </message>
    <message>
        <source>Access ended</source>
        <translation>Acceso terminado</translation>
    </message>
    <message>
        <source>%1 was not allowed: %2</source>
        <translation>No se permitió %1: %2</translation>
    </message>
    <message>
        <source>Private messages</source>
        <translation>Mensajes privados</translation>
    </message>
    <message>
        <source>%1 was not asked for when it was connected: %2</source>
        <translation>%1 no se pidió al conectarlo: %2</translation>
    </message>
    <message>
        <source>Drafts that you finish in the app</source>
        <translation>Borradores que terminas en la aplicación</translation>
    </message>
    <message>
        <source>Comments of its group, where one bot serves several channels</source>
        <translation>Comentarios de su grupo, cuando un bot atiende varios canales</translation>
    </message>
    <message>
        <source>Its discussion group</source>
        <translation>Su grupo de debate</translation>
    </message>
    <message>
        <source>Hiding comments</source>
        <translation>Ocultar comentarios</translation>
    </message>
    <message>
        <source>Keeps your link as the proof</source>
        <translation>Guarda tu enlace como prueba</translation>
    </message>
    <message>
        <source>Goes out even if this computer is off</source>
        <translation>Sale aunque el equipo esté apagado</translation>
    </message>
    <message>
        <source>Answering comments</source>
        <translation>Responder a comentarios</translation>
    </message>
    <message>
        <source>Reading comments and mentions</source>
        <translation>Leer comentarios y menciones</translation>
    </message>
    <message>
        <source>A picture: up to %1</source>
        <translation>Una imagen: hasta %1</translation>
    </message>
</context>
<context>
    <name>ChannelsPage</name>
    <message>
        <source>Channels</source>
        <extracomment>Milliseconds after which the channels are read again without being told: commands in a terminal send no events here. Below this width of the window the pane takes less room and the table leaves two columns out. Widths of the pane at the right, in pixels at 100 %: as it is drawn, and in a narrow window.</extracomment>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Add a channel</source>
        <translation>Añadir canal</translation>
    </message>
    <message>
        <source>Connect a channel</source>
        <translation>Conectar un canal</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>Un canal</numerusform>
            <numerusform>%n canales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>uno conectado</numerusform>
            <numerusform>%n conectados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for the keyring</source>
        <translation>
            <numerusform>%n espera al llavero</numerusform>
            <numerusform>%n esperan al llavero</numerusform>
        </translation>
    </message>
    <message>
        <source>No clients yet</source>
        <translation>Aún no hay clientes</translation>
    </message>
    <message>
        <source>A channel belongs to a client; the client comes first.</source>
        <translation>Un canal pertenece a un cliente: primero, el cliente.</translation>
    </message>
    <message>
        <source>No channels yet</source>
        <translation>Aún no hay canales</translation>
    </message>
    <message>
        <source>A channel is an account to publish on. Some networks work by themselves, all others with you.</source>
        <translation>Un canal es una cuenta en la que publicar. Algunas redes funcionan solas; todas las demás, contigo.</translation>
    </message>
    <message>
        <source>%1 works and is added.</source>
        <translation>%1 funciona y queda añadido.</translation>
    </message>
    <message>
        <source>Reconnect…</source>
        <translation>Reconectar…</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Conectar…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Change the queue…</source>
        <translation>Cambiar la cola…</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Desconectar…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Queue slots…</source>
        <translation>Huecos de la cola…</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) repair</source>
        <translation>
            <numerusform>uno hay que reconectarlo</numerusform>
            <numerusform>%n hay que reconectarlos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot publish.</source>
        <translation>%1 no puede publicar.</translation>
    </message>
    <message>
        <source>What is planned waits meanwhile.</source>
        <translation>Lo programado espera mientras tanto.</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Reconectar</translation>
    </message>
    <message>
        <source>“%1” has no queue slots yet.</source>
        <translation>«%1» aún no tiene huecos de cola.</translation>
    </message>
    <message>
        <source>With them a post finds its next free time by itself, and a month can be planned.</source>
        <translation>Con ellos cada publicación encuentra sola su próxima hora libre y se puede planificar un mes.</translation>
    </message>
    <message>
        <source>Set queue slots…</source>
        <translation>Poner huecos de cola…</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
</context>
<context>
    <name>ChartPane</name>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Pillar</source>
        <translation>Pilar</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Publicación</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Acordado</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>De dónde</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Posts behind it</source>
        <translation>Publicaciones</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Lecturas</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Correct the reading…</source>
        <translation>Corregir la lectura…</translation>
    </message>
    <message>
        <source>Delete the reading</source>
        <translation>Eliminar la lectura</translation>
    </message>
    <message>
        <source>The chart is copied as a picture</source>
        <translation>El gráfico se ha copiado como imagen</translation>
    </message>
    <message>
        <source>The readings are copied as a table</source>
        <translation>Las lecturas se han copiado como tabla</translation>
    </message>
    <message>
        <source>Add a reading…</source>
        <translation>Añadir una lectura…</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>A client</source>
        <translation>Un cliente</translation>
    </message>
    <message>
        <source>Whose posts you look after.</source>
        <translation>De quien llevas las redes.</translation>
    </message>
    <message>
        <source>A channel</source>
        <translation>Un canal</translation>
    </message>
    <message>
        <source>Where it publishes: connected, or by hand with help.</source>
        <translation>Donde publica: conectado, o a mano con ayuda.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>The first post</source>
        <translation>La primera publicación</translation>
    </message>
    <message>
        <source>Written, checked and scheduled.</source>
        <translation>Escrita, revisada y programada.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>The dossier</source>
        <translation>El dossier</translation>
    </message>
    <message>
        <source>What the client sells, to whom, and how it speaks.</source>
        <translation>Qué vende el cliente, a quién y cómo habla.</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Objetivos</translation>
    </message>
    <message>
        <source>What was agreed, and how it is measured.</source>
        <translation>Qué se acordó y cómo se mide.</translation>
    </message>
    <message>
        <source>Pillars and plan</source>
        <translation>Pilares y plan</translation>
    </message>
    <message>
        <source>Pillars whose shares add up to 100%, and a month accepted or planned.</source>
        <translation>Pilares cuyas cuotas suman el 100 % y un mes aceptado o planificado.</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>there</source>
        <extracomment>What follows an answer, and how each is drawn.</extracomment>
        <translation>está</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>sin mirar</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Choose one</source>
        <translation>Elige</translation>
    </message>
    <message>
        <source>Options of %1</source>
        <translation>Opciones de %1</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Plegado</translation>
    </message>
    <message>
        <source>Unfolded</source>
        <translation>Desplegado</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n elegida</numerusform>
            <numerusform>%n elegidas</numerusform>
        </translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>Como diga el archivo</translation>
    </message>
    <message>
        <source>%1 (found)</source>
        <translation>%1 (detectado)</translation>
    </message>
    <message>
        <source>Is an error</source>
        <translation>Es un error</translation>
    </message>
    <message>
        <source>Stays out</source>
        <translation>Se queda fuera</translation>
    </message>
    <message>
        <source>Comes in without a date</source>
        <translation>Entra sin fecha</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elige…</translation>
    </message>
    <message>
        <source>Comma ( , )</source>
        <translation>Coma ( , )</translation>
    </message>
    <message>
        <source>Semicolon ( ; )</source>
        <translation>Punto y coma ( ; )</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulador</translation>
    </message>
    <message>
        <source>Bar ( | )</source>
        <translation>Barra ( | )</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Tipo de archivo</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Fechas</translation>
    </message>
    <message>
        <source>What is past</source>
        <translation>Lo que ya pasó</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codificación</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Separador</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Hoja</translation>
    </message>
    <message>
        <source>Unknown zones mean</source>
        <translation>Las zonas desconocidas son</translation>
    </message>
</context>
<context>
    <name>ChosenTab</name>
    <message>
        <source>Not known yet, and left out of the scores: %1.</source>
        <translation>Aún no se sabe y no cuenta en la puntuación: %1.</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>%1: elegida</translation>
    </message>
    <message>
        <source>Decided against %1</source>
        <translation>%1: descartada</translation>
    </message>
    <message>
        <source>%1 taken out</source>
        <translation>%1: quitada</translation>
    </message>
    <message>
        <source>%1 open again</source>
        <translation>%1: por decidir otra vez</translation>
    </message>
    <message>
        <source>Order of networks</source>
        <translation>Orden de las redes</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Elegidas</translation>
    </message>
    <message>
        <source>Others, the best first</source>
        <translation>Las demás, primero las mejores</translation>
    </message>
    <message>
        <source>None yet. Choose from the list below; three that are well kept beat ten that are not.</source>
        <translation>Ninguna todavía. Elige de la lista de abajo: tres bien cuidadas valen más que diez descuidadas.</translation>
    </message>
    <message>
        <source>How well a network serves an objective, and how long a post takes, is smdesk’s own judgement for small businesses. It orders the list; you decide.</source>
        <translation>Lo bien que una red sirve a un objetivo y lo que cuesta una publicación son estimaciones de smdesk para negocios pequeños. Ordenan la lista; tú decides.</translation>
    </message>
    <message>
        <source>Where do the people spend their time whom the client wants to reach?</source>
        <translation>¿Dónde pasa el tiempo la gente a la que el cliente quiere llegar?</translation>
    </message>
    <message>
        <source>What was agreed that the networks must bring?</source>
        <translation>¿Qué se ha acordado que tienen que traer las redes?</translation>
    </message>
    <message>
        <source>How many hours a week are there for it?</source>
        <translation>¿Cuántas horas a la semana hay para ello?</translation>
    </message>
    <message>
        <source>Fewer networks, well kept</source>
        <translation>Pocas redes y bien cuidadas</translation>
    </message>
    <message>
        <source>Begin with the buyer personas</source>
        <translation>Empezar por las buyer personas</translation>
    </message>
    <message>
        <source>Choose all the same</source>
        <translation>Elegir de todos modos</translation>
    </message>
    <message>
        <source>Scores of 100: %1</source>
        <translation>Puntos sobre 100: %1</translation>
    </message>
</context>
<context>
    <name>ClientButton</name>
    <message>
        <source>Client: %1</source>
        <translation>Cliente: %1</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Todos los clientes</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n cliente</numerusform>
            <numerusform>%n clientes</numerusform>
        </translation>
    </message>
    <message>
        <source>Client is watching</source>
        <translation>El cliente está mirando</translation>
    </message>
    <message>
        <source>Time of %1</source>
        <translation>Hora de %1</translation>
    </message>
</context>
<context>
    <name>ClientChooser</name>
    <message>
        <source>For which client?</source>
        <translation>¿Para qué cliente?</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clientes</translation>
    </message>
</context>
<context>
    <name>ClientForm</name>
    <message>
        <source>My first client</source>
        <translation>Mi primer cliente</translation>
    </message>
    <message>
        <source>Or your own business. All of this can be changed later.</source>
        <translation>O tu propio negocio. Todo esto se puede cambiar después.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Time zone, in which everything of this client is planned</source>
        <translation>Zona horaria en la que se planifica todo lo de este cliente</translation>
    </message>
    <message>
        <source>Language of its posts</source>
        <translation>Idioma de sus publicaciones</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Create client</source>
        <translation>Crear cliente</translation>
    </message>
    <message>
        <source>Where does %1 publish?</source>
        <translation>¿Dónde publica %1?</translation>
    </message>
    <message>
        <source>Without a channel for now</source>
        <translation>Sin canal por ahora</translation>
    </message>
    <message>
        <source>Step %1 of 3</source>
        <translation>Paso %1 de 3</translation>
    </message>
    <message>
        <source>Tick at least one network, or go on without a channel for now.</source>
        <extracomment>Queues that a first client can begin with.</extracomment>
        <translation>Marca al menos una red, o sigue sin canal por ahora.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Name of its account</source>
        <translation>Nombre de su cuenta</translation>
    </message>
    <message>
        <source>Tick its networks. One is enough to begin.</source>
        <translation>Marca sus redes. Con una basta para empezar.</translation>
    </message>
    <message>
        <source>Practice network</source>
        <translation>Red de práctica</translation>
    </message>
    <message>
        <source>On the practice network you try everything and nobody sees it. On the others smdesk reminds you at the time and hands you text and pictures; you publish.</source>
        <translation>En la red de práctica pruebas todo y nadie lo ve. En las demás, smdesk te avisa a la hora y te da el texto y las imágenes; tú publicas.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>When does it usually publish?</source>
        <translation>¿Cuándo suele publicar?</translation>
    </message>
    <message>
        <source>These become its queue: “next free slot” puts a post into the first of them.</source>
        <translation>Estas horas son su cola: «próximo hueco libre» pone cada publicación en la primera que esté libre.</translation>
    </message>
    <message>
        <source>Three mornings a week: Monday, Wednesday and Friday at %1</source>
        <translation>Tres mañanas por semana: lunes, miércoles y viernes a las %1</translation>
    </message>
    <message>
        <source>Every weekday at %1</source>
        <translation>De lunes a viernes a las %1</translation>
    </message>
    <message>
        <source>Every weekday at %1 and %2</source>
        <translation>De lunes a viernes a las %1 y a las %2</translation>
    </message>
    <message>
        <source>Without a queue for now</source>
        <translation>De momento, sin cola</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>All but these publish by themselves once they are connected under Channels: %1.</source>
        <translation>Conectadas en Canales, todas publican solas menos estas: %1.</translation>
    </message>
    <message>
        <source>Once they are connected under Channels, all of them publish by themselves.</source>
        <translation>Conectadas en Canales, todas publican solas.</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Column %1</source>
        <extracomment>Examples of a column, and their length.</extracomment>
        <translation>Columna %1</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>New post</source>
        <translation>Nueva publicación</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Parte siguiente de la ventana</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Parte anterior de la ventana</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Deshecho: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Hecho de nuevo: %1</translation>
    </message>
    <message>
        <source>Undo typing</source>
        <translation>Deshacer lo escrito</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Deshacer: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo typing</source>
        <translation>Rehacer lo escrito</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Rehacer: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>New idea</source>
        <translation>Nueva idea</translation>
    </message>
    <message>
        <source>New client…</source>
        <translation>Cliente nuevo…</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>Abrir la carpeta de datos</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Cerrar la ventana</translation>
    </message>
    <message>
        <source>Search or go to…</source>
        <translation>Buscar o ir a…</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Rail with icons only</source>
        <translation>Barra lateral solo con iconos</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Connect a channel…</source>
        <extracomment>What is begun without asking whose it is.</extracomment>
        <translation>Conectar un canal…</translation>
    </message>
    <message>
        <source>Add a channel</source>
        <translation>Añadir canal</translation>
    </message>
    <message>
        <source>Plan the month…</source>
        <translation>Planificar el mes…</translation>
    </message>
    <message>
        <source>Interview…</source>
        <translation>Entrevista…</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>Nueva persona</translation>
    </message>
    <message>
        <source>New audit</source>
        <translation>Nueva auditoría</translation>
    </message>
    <message>
        <source>New competitor…</source>
        <translation>Nuevo competidor…</translation>
    </message>
    <message>
        <source>New objective</source>
        <translation>Nuevo objetivo</translation>
    </message>
    <message>
        <source>New KPI</source>
        <translation>Nuevo KPI</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>Nueva campaña</translation>
    </message>
    <message>
        <source>New contest</source>
        <translation>Nuevo concurso</translation>
    </message>
    <message>
        <source>Add key date…</source>
        <translation>Añadir fecha clave…</translation>
    </message>
    <message>
        <source>Rebalance the mix…</source>
        <translation>Equilibrar la mezcla…</translation>
    </message>
    <message>
        <source>Pillars…</source>
        <translation>Pilares…</translation>
    </message>
    <message>
        <source>New round of approval…</source>
        <translation>Nueva ronda de aprobación…</translation>
    </message>
    <message>
        <source>Import a client’s answer…</source>
        <translation>Importar la respuesta de un cliente…</translation>
    </message>
    <message>
        <source>Paste a client’s answer…</source>
        <translation>Pegar la respuesta de un cliente…</translation>
    </message>
    <message>
        <source>Deliver the content sheet to design…</source>
        <translation>Entregar la hoja de contenidos a diseño…</translation>
    </message>
    <message>
        <source>Save the content sheet (XLSX)…</source>
        <translation>Guardar la hoja de contenidos (XLSX)…</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Todos los clientes</translation>
    </message>
    <message>
        <source>Archive this client</source>
        <translation>Archivar este cliente</translation>
    </message>
    <message>
        <source>Bring this client back</source>
        <translation>Recuperar este cliente</translation>
    </message>
    <message>
        <source>Change client…</source>
        <translation>Cambiar de cliente…</translation>
    </message>
    <message>
        <source>Go on publishing</source>
        <translation>Seguir publicando</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>About smdesk</source>
        <translation>Acerca de smdesk</translation>
    </message>
    <message>
        <source>Client is watching</source>
        <translation>El cliente está mirando</translation>
    </message>
    <message>
        <source>Language: as the system</source>
        <translation>Idioma: como el sistema</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Idioma: %1</translation>
    </message>
    <message>
        <source>Look: as the system</source>
        <translation>Aspecto: como el sistema</translation>
    </message>
    <message>
        <source>Look: light</source>
        <translation>Aspecto: claro</translation>
    </message>
    <message>
        <source>Look: dark</source>
        <translation>Aspecto: oscuro</translation>
    </message>
    <message>
        <source>Client: %1</source>
        <translation>Cliente: %1</translation>
    </message>
    <message>
        <source>Open in a window of its own</source>
        <translation>Abrir en una ventana propia</translation>
    </message>
    <message>
        <source>Communication plan…</source>
        <translation>Plan de comunicación…</translation>
    </message>
    <message>
        <source>Import a calendar…</source>
        <translation>Importar un calendario…</translation>
    </message>
    <message>
        <source>Export the calendar…</source>
        <translation>Exportar el calendario…</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Earlier audit</source>
        <extracomment>Marks of five: a percent of them says nothing.</extracomment>
        <translation>Auditoría anterior</translation>
    </message>
    <message>
        <source>Later audit</source>
        <translation>Auditoría posterior</translation>
    </message>
    <message>
        <source>Back to the audit</source>
        <translation>Volver a la auditoría</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>What came and what went</source>
        <translation>Lo que ha llegado y lo que se ha ido</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Reputation</source>
        <translation>Reputación</translation>
    </message>
    <message>
        <source>new: %1</source>
        <translation>nueva: %1</translation>
    </message>
    <message>
        <source>no longer in the audit</source>
        <translation>ya no está en la auditoría</translation>
    </message>
    <message>
        <source>came</source>
        <translation>ha llegado</translation>
    </message>
    <message>
        <source>went</source>
        <translation>se ha ido</translation>
    </message>
    <message>
        <source>in %</source>
        <translation>en %</translation>
    </message>
</context>
<context>
    <name>CompetitorsTab</name>
    <message>
        <source>Name</source>
        <extracomment>Where a competitor may be counted, before any is.</extracomment>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Presión</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>New competitor…</source>
        <translation>Nuevo competidor…</translation>
    </message>
    <message>
        <source>Keep a figure</source>
        <translation>Guardar una cifra</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>New competitor</source>
        <translation>Nuevo competidor</translation>
    </message>
    <message>
        <source>Somebody who wants the same customers, near or on the same networks.</source>
        <translation>Alguien que quiere a los mismos clientes, cerca o en las mismas redes.</translation>
    </message>
    <message>
        <source>Add competitor</source>
        <translation>Añadir competidor</translation>
    </message>
    <message>
        <source>Competitor deleted</source>
        <translation>Competidor eliminado</translation>
    </message>
    <message>
        <source>New figure</source>
        <translation>cifra nueva</translation>
    </message>
    <message>
        <source>Take back %1 of %2</source>
        <translation>Retirar %1 del %2</translation>
    </message>
    <message>
        <source>Figure taken back</source>
        <translation>Cifra retirada</translation>
    </message>
    <message>
        <source>Delete this competitor</source>
        <translation>Eliminar este competidor</translation>
    </message>
    <message>
        <source>Account on %1</source>
        <translation>Cuenta en %1</translation>
    </message>
    <message>
        <source>Figures over time</source>
        <translation>Cifras a lo largo del tiempo</translation>
    </message>
    <message>
        <source>Who else do the same customers look at?</source>
        <translation>¿A quién más miran los mismos clientes?</translation>
    </message>
    <message>
        <source>How often do they post, and how fast do they grow?</source>
        <translation>¿Cada cuánto publican y a qué ritmo crecen?</translation>
    </message>
    <message>
        <source>What do they do that this client could do better?</source>
        <translation>¿Qué hacen que este cliente podría hacer mejor?</translation>
    </message>
    <message>
        <source>Know who else is there</source>
        <translation>Conoce a la competencia</translation>
    </message>
    <message>
        <source>Add a competitor</source>
        <translation>Añadir un competidor</translation>
    </message>
</context>
<context>
    <name>ComposerPage</name>
    <message>
        <source>New post</source>
        <extracomment>Pixels of the page at 100 % from which the preview has its place (SCREENS 7). The least width of the text, of the preview, and of the notes with the time. Pixels at 100 % that the checks keep above the time, however low the window is.</extracomment>
        <translation>Nueva publicación</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>Editor de publicaciones</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect a channel</source>
        <extracomment>What says nothing about the secret that was typed.</extracomment>
        <translation>Conectar canal</translation>
    </message>
    <message>
        <source>Which network?</source>
        <translation>¿Qué red?</translation>
    </message>
    <message>
        <source>Automatic: smdesk publishes at the time. Assisted: it reminds you and you publish.</source>
        <translation>Automático: smdesk publica a su hora. Asistido: te avisa y publicas tú.</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Connect automatically</source>
        <translation>Conectar en automático</translation>
    </message>
    <message>
        <source>Use assisted publishing</source>
        <translation>Usar publicación asistida</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Reconectar</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>%1 is connected</source>
        <translation>%1 está conectado</translation>
    </message>
    <message>
        <source>%1 is connected again; nothing of it was lost</source>
        <translation>%1 vuelve a estar conectado; no se ha perdido nada</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was connected.</source>
        <translation>Cancelado. No se ha conectado nada.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Open the browser</source>
        <translation>Abrir el navegador</translation>
    </message>
</context>
<context>
    <name>ConnectForm</name>
    <message>
        <source>For %1</source>
        <translation>Para %1</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Esto hace falta.</translation>
    </message>
    <message>
        <source>Done: the network has accepted it.</source>
        <translation>Hecho: la red lo ha aceptado.</translation>
    </message>
    <message>
        <source>Tested: it is %1</source>
        <translation>Comprobado: es %1</translation>
    </message>
    <message>
        <source>Slots, history and what is planned stay as they are.</source>
        <translation>Huecos, historial y lo programado se quedan como están.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change the network</source>
        <translation>Cambiar de red</translation>
    </message>
    <message>
        <source>Choose how to publish</source>
        <translation>Elegir cómo publicar</translation>
    </message>
    <message>
        <source>Open that page</source>
        <translation>Abrir esa página</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>Preguntando a %1…</translation>
    </message>
    <message>
        <source>It says whose account this is and what it may do. Nothing is published.</source>
        <translation>Dice de quién es la cuenta y qué puede hacer. No se publica nada.</translation>
    </message>
    <message>
        <source>When a post is due</source>
        <translation>Cuando toque publicar</translation>
    </message>
    <message>
        <source>smdesk asks the network whose account it is. Nothing is published.</source>
        <translation>smdesk pregunta a la red de quién es la cuenta. No se publica nada.</translation>
    </message>
    <message>
        <source>Test the access</source>
        <translation>Comprobar el acceso</translation>
    </message>
    <message>
        <source>empty: as for %1</source>
        <translation>vacío: como en %1</translation>
    </message>
    <message>
        <source>Paste a token instead</source>
        <translation>Pegar un token en su lugar</translation>
    </message>
    <message>
        <source>Sign in in the browser instead</source>
        <translation>Iniciar sesión en el navegador en su lugar</translation>
    </message>
    <message>
        <source>Allow what it lacks: %1.</source>
        <translation>Permite lo que le falta: %1.</translation>
    </message>
    <message>
        <source>Connect it if this is the account you mean. Nothing has been stored yet.</source>
        <translation>Conéctala si es la cuenta que quieres. Aún no se ha guardado nada.</translation>
    </message>
    <message>
        <source>This client has it already: it is connected again, and nothing of it is lost.</source>
        <translation>Este cliente ya la tiene: se vuelve a conectar y no se pierde nada.</translation>
    </message>
    <message>
        <source>The account is %1</source>
        <translation>La cuenta es %1</translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message>
        <source>New contact</source>
        <translation>Nuevo contacto</translation>
    </message>
    <message>
        <source>Order of the contacts</source>
        <translation>Orden de los contactos</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Añadir un contacto</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>approves</source>
        <translation>aprueba</translation>
    </message>
    <message>
        <source>Approves what is published</source>
        <translation>Aprueba lo que se publica</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Cargo</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
</context>
<context>
    <name>ContestActs</name>
    <message>
        <source>New contest</source>
        <translation>Nuevo concurso</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Eliminar %1</translation>
    </message>
    <message>
        <source>“%1” is deleted</source>
        <translation>«%1» está eliminado</translation>
    </message>
    <message>
        <source>Fill in the terms</source>
        <translation>Rellenar las bases</translation>
    </message>
    <message>
        <source>The terms are filled in</source>
        <translation>Las bases están rellenas</translation>
    </message>
    <message>
        <source>Take entries in</source>
        <translation>Añadir participaciones</translation>
    </message>
    <message>
        <source>Leave entries out</source>
        <translation>Excluir participaciones</translation>
    </message>
    <message>
        <source>Count entries again</source>
        <translation>Volver a contar participaciones</translation>
    </message>
    <message>
        <source>Remove entries</source>
        <translation>Quitar participaciones</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) removed</source>
        <translation>
            <numerusform>%n participación quitada</numerusform>
            <numerusform>%n participaciones quitadas</numerusform>
        </translation>
    </message>
    <message>
        <source>The promise is made: publish its fingerprint</source>
        <translation>El compromiso está hecho: publica su huella</translation>
    </message>
    <message>
        <source>Drawn: %1</source>
        <translation>Ha salido: %1</translation>
    </message>
    <message>
        <source>The record is closed</source>
        <translation>El acta está cerrada</translation>
    </message>
    <message>
        <source>Let a substitute take the prize</source>
        <translation>Dar el premio a un suplente</translation>
    </message>
    <message>
        <source>%1 takes the prize of %2</source>
        <translation>%1 recibe el premio de %2</translation>
    </message>
</context>
<context>
    <name>ContestForm</name>
    <message>
        <source>Who organises it (legal name)</source>
        <translation>Quién organiza (nombre legal)</translation>
    </message>
    <message>
        <source>How to take part</source>
        <translation>Cómo se participa</translation>
    </message>
    <message>
        <source>Who may take part</source>
        <translation>Quién puede participar</translation>
    </message>
    <message>
        <source>Where it is valid</source>
        <translation>Dónde vale</translation>
    </message>
    <message>
        <source>Questions and personal data</source>
        <translation>Preguntas y datos personales</translation>
    </message>
    <message>
        <source>Where the winners are announced</source>
        <translation>Dónde se anuncia quién gana</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Empieza</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Termina</translation>
    </message>
    <message>
        <source>Draw on</source>
        <translation>Sorteo</translation>
    </message>
    <message>
        <source>If somebody takes part twice</source>
        <translation>Si alguien participa dos veces</translation>
    </message>
    <message>
        <source>Prize</source>
        <translation>Premio</translation>
    </message>
    <message>
        <source>Winners</source>
        <translation>Ganadores</translation>
    </message>
    <message>
        <source>Substitutes</source>
        <translation>Suplentes</translation>
    </message>
    <message>
        <source>Post under which people take part</source>
        <translation>Publicación en la que se participa</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaña</translation>
    </message>
    <message>
        <source>Language of terms and record</source>
        <translation>Idioma de las bases y el acta</translation>
    </message>
    <message>
        <source>It cannot change once there are entries.</source>
        <translation>No se puede cambiar cuando ya hay participaciones.</translation>
    </message>
    <message>
        <source>The draw has been made: dates and numbers stay as they are.</source>
        <translation>El sorteo está hecho: las fechas y los números se quedan como están.</translation>
    </message>
    <message>
        <source>Times are those of %1.</source>
        <translation>Las horas son las de %1.</translation>
    </message>
    <message>
        <source>It goes out on %1.</source>
        <translation>Sale en %1.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(sin texto)</translation>
    </message>
    <message>
        <source>For the terms</source>
        <translation>Para las bases</translation>
    </message>
    <message>
        <source>Spain, by post</source>
        <translation>España, por correo</translation>
    </message>
    <message>
        <source>Comment on the post and tell us…</source>
        <translation>Comenta la publicación y cuéntanos…</translation>
    </message>
    <message>
        <source>Anyone over 18, but no staff</source>
        <translation>Mayores de 18, salvo el personal</translation>
    </message>
    <message>
        <source>In a story and below the post</source>
        <translation>En una historia y debajo de la publicación</translation>
    </message>
    <message>
        <source>8 Dec, 20:00</source>
        <translation>8 dic, 20:00</translation>
    </message>
    <message>
        <source>Mentions and messages count with this word</source>
        <extracomment>The hour of a day that is typed without one: the first, the last, noon.</extracomment>
        <translation>Menciones y mensajes cuentan con esta palabra</translation>
    </message>
    <message>
        <source>What counts in the inbox</source>
        <translation>Qué cuenta en la bandeja</translation>
    </message>
    <message>
        <source>Any, or for example #thousandloaves</source>
        <translation>Cualquiera o, por ejemplo, #milhogazas</translation>
    </message>
</context>
<context>
    <name>Contests</name>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Not open yet</source>
        <translation>Aún no empieza</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>To be drawn</source>
        <translation>Por sortear</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Sorteado</translation>
    </message>
    <message>
        <source>No dates yet</source>
        <translation>Sin fechas</translation>
    </message>
    <message>
        <source>Counts once</source>
        <translation>Cuenta una vez</translation>
    </message>
    <message>
        <source>Each entry counts</source>
        <translation>Cuenta cada participación</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>Comments on the post</source>
        <translation>Comentarios en la publicación</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>Menciones</translation>
    </message>
    <message>
        <source>Private messages</source>
        <translation>Mensajes privados</translation>
    </message>
    <message>
        <source>Mention</source>
        <translation>Mención</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
</context>
<context>
    <name>ContestsPane</name>
    <message>
        <source>No contests yet</source>
        <translation>Aún no hay concursos</translation>
    </message>
    <message>
        <source>New contest</source>
        <translation>Nuevo concurso</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Bases</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Participaciones</translation>
    </message>
    <message>
        <source>The draw</source>
        <translation>El sorteo</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Contests</source>
        <translation>Concursos</translation>
    </message>
    <message>
        <source>Dates, prize and terms; who takes part, from the inbox or a list; and a draw that anybody can check, with its record as a PDF.</source>
        <extracomment>Milliseconds between two looks at the clock: a contest opens and closes while it is looked at. Pixels of the list and of the draw: with room, with little, and with least. Below these widths at 100 % there is little; and so little that the draw is a part like the others.</extracomment>
        <translation>Fechas, premio y bases; quién participa, de la bandeja o de una lista; y un sorteo que cualquiera puede comprobar, con su acta en PDF.</translation>
    </message>
</context>
<context>
    <name>CostRows</name>
    <message>
        <source>By the network’s price list; its own bill counts.</source>
        <extracomment>How far back it is summed.</extracomment>
        <translation>Según la lista de precios de la red; lo que vale es su factura.</translation>
    </message>
    <message>
        <source>Nothing has been charged yet.</source>
        <translation>Todavía no se ha cobrado nada.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, and at most %1 for reading</source>
        <translation>, y como mucho %1 por leer</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n picture(s) without alt text</source>
        <translation>
            <numerusform>%n imagen sin texto alternativo</numerusform>
            <numerusform>%n imágenes sin texto alternativo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) without art</source>
        <translation>
            <numerusform>%n publicación sin arte</numerusform>
            <numerusform>%n publicaciones sin arte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n day(s)</source>
        <translation>
            <numerusform>en %n día</numerusform>
            <numerusform>en %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idea(s)</source>
        <extracomment>The icon of what something became, by the first word of its link.</extracomment>
        <translation>
            <numerusform>%n idea</numerusform>
            <numerusform>%n ideas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n tarea</numerusform>
            <numerusform>%n tareas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objective(s)</source>
        <translation>
            <numerusform>%n objetivo</numerusform>
            <numerusform>%n objetivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n review(s) on %1</source>
        <translation>
            <numerusform>%n reseña en %1</numerusform>
            <numerusform>%n reseñas en %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a reply</source>
        <translation>
            <numerusform>%n sin respuesta</numerusform>
            <numerusform>%n sin respuesta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n month(s)</source>
        <translation>
            <numerusform>último mes</numerusform>
            <numerusform>últimos %n meses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) not looked at</source>
        <translation>
            <numerusform>%n punto sin mirar</numerusform>
            <numerusform>%n puntos sin mirar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) filled in</source>
        <translation>
            <numerusform>%n cifra rellenada</numerusform>
            <numerusform>%n cifras rellenadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n typed by hand stay(s)</source>
        <translation>
            <numerusform>se queda %n escrita a mano</numerusform>
            <numerusform>se quedan %n escritas a mano</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n participación</numerusform>
            <numerusform>%n participaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) count</source>
        <translation>
            <numerusform>%n participación cuenta</numerusform>
            <numerusform>%n participaciones cuentan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n excluida</numerusform>
            <numerusform>%n excluidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n win(s)</source>
        <translation>
            <numerusform>%n gana</numerusform>
            <numerusform>%n ganan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n substitute(s)</source>
        <translation>
            <numerusform>%n suplente</numerusform>
            <numerusform>%n suplentes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new entry(ies)</source>
        <translation>
            <numerusform>%n participación nueva</numerusform>
            <numerusform>%n participaciones nuevas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>%n ya estaba</numerusform>
            <numerusform>%n ya estaban</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside of the dates</source>
        <translation>
            <numerusform>%n fuera de plazo</numerusform>
            <numerusform>%n fuera de plazo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more: look for a name to see them</source>
        <translation>
            <numerusform>%n más: busca un nombre para verla</numerusform>
            <numerusform>%n más: busca un nombre para verlas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>queda %n día</numerusform>
            <numerusform>quedan %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n point(s) over</source>
        <translation>
            <numerusform>%1: %n punto de más</numerusform>
            <numerusform>%1: %n puntos de más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n point(s) short</source>
        <translation>
            <numerusform>%1: %n punto de menos</numerusform>
            <numerusform>%1: %n puntos de menos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promotion(s) over the ceiling</source>
        <translation>
            <numerusform>%n promoción por encima del techo</numerusform>
            <numerusform>%n promociones por encima del techo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: none yet, %n post(s) missing</source>
        <translation>
            <numerusform>%1: ninguna aún, falta %n publicación</numerusform>
            <numerusform>%1: ninguna aún, faltan %n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <extracomment>What goes again with &quot;Send the 2 again…&quot;. What the client can still say something to.</extracomment>
        <translation>
            <numerusform>%n publicación</numerusform>
            <numerusform>%n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approved</source>
        <translation>
            <numerusform>%n aprobada</numerusform>
            <numerusform>%n aprobadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) asked</source>
        <translation>
            <numerusform>%n pide cambios</numerusform>
            <numerusform>%n piden cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without answer</source>
        <translation>
            <numerusform>%n sin respuesta</numerusform>
            <numerusform>%n sin respuesta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn</source>
        <translation>
            <numerusform>%n retirada</numerusform>
            <numerusform>%n retiradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waiting for %n day(s)</source>
        <translation>
            <numerusform>esperando desde hace %n día</numerusform>
            <numerusform>esperando desde hace %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) to withdrawn posts left out.</source>
        <translation>
            <numerusform>Se dejó fuera %n respuesta a una publicación retirada.</numerusform>
            <numerusform>Se dejaron fuera %n respuestas a publicaciones retiradas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) changed since</source>
        <extracomment>What of a line is written in which column; the others open the post. Which cells of a delivery stand in which column.</extracomment>
        <translation>
            <numerusform>%n celda cambiada desde entonces</numerusform>
            <numerusform>%n celdas cambiadas desde entonces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n imagen</numerusform>
            <numerusform>%n imágenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s)</source>
        <translation>
            <numerusform>%n referencia</numerusform>
            <numerusform>%n referencias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waits for art in %n place(s)</source>
        <translation>
            <numerusform>espera arte en %n lugar</numerusform>
            <numerusform>espera arte en %n lugares</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) that wait for art become “in design”.</source>
        <translation>
            <numerusform>%n publicación que espera arte pasa a «en diseño».</numerusform>
            <numerusform>%n publicaciones que esperan arte pasan a «en diseño».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were more than there are posts</source>
        <translation>
            <numerusform>Sobraba %n fila: no hay más publicaciones</numerusform>
            <numerusform>Sobraban %n filas: no hay más publicaciones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Countries</name>
    <message>
        <source>Not said</source>
        <translation>Sin indicar</translation>
    </message>
    <message>
        <source>The whole country</source>
        <translation>Todo el país</translation>
    </message>
</context>
<context>
    <name>CropDialog</name>
    <message>
        <source>What part goes out?</source>
        <extracomment>Pictures of these types can be cropped when they are sent; the rest goes as it is.</extracomment>
        <translation>¿Qué parte se publica?</translation>
    </message>
    <message>
        <source>The file stays as it is; the part is cut out when it is sent.</source>
        <translation>El archivo no cambia; el recorte se hace al enviarlo.</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Forma</translation>
    </message>
    <message>
        <source>Part of the picture</source>
        <translation>Parte de la imagen</translation>
    </message>
    <message>
        <source>Arrows move it, Shift and arrows change its size, + and − scale it, Ctrl makes small steps.</source>
        <translation>Las flechas la mueven; con Mayús cambian su tamaño; + y − la escalan; con Ctrl, pasos pequeños.</translation>
    </message>
    <message>
        <source>Use the whole picture</source>
        <translation>Usar la imagen entera</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Recortar</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>dddd d MMMM</source>
        <extracomment>Territory for dates and numbers where the system&apos;s own language is another one.</extracomment>
        <translation>dddd, d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <translation>dddd, d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation>Ayer, %1</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>Hoy, %1</translation>
    </message>
    <message>
        <source>Tomorrow, %1</source>
        <translation>Mañana, %1</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation>dddd, d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>ayer %1</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>hoy %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>mañana %1</translation>
    </message>
</context>
<context>
    <name>DayBox</name>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n publicación</numerusform>
            <numerusform>%n publicaciones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Update</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programar</translation>
    </message>
    <message>
        <source>Publish now…</source>
        <translation>Publicar ahora…</translation>
    </message>
    <message>
        <source>On the next free slots</source>
        <translation>En los próximos huecos libres</translation>
    </message>
    <message>
        <source>Send for approval…</source>
        <translation>Enviar a aprobación…</translation>
    </message>
    <message>
        <source>Show in the content sheet</source>
        <translation>Ver en la hoja de contenidos</translation>
    </message>
    <message>
        <source>Keep as an idea</source>
        <translation>Guardar como idea</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Duplicate as a draft</source>
        <translation>Duplicar como borrador</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar el nombre…</translation>
    </message>
    <message>
        <source>Earlier versions…</source>
        <translation>Versiones anteriores…</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Saved texts</source>
        <translation>Textos guardados</translation>
    </message>
    <message>
        <source>Mention</source>
        <translation>Mención</translation>
    </message>
    <message>
        <source>Content warning</source>
        <translation>Aviso de contenido</translation>
    </message>
    <message>
        <source>Paste as plain text</source>
        <translation>Pegar como texto sin formato</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <translation>Adjuntar archivos…</translation>
    </message>
    <message>
        <source>Add a part to the thread</source>
        <translation>Añadir una parte al hilo</translation>
    </message>
    <message>
        <source>Next channel</source>
        <translation>Canal siguiente</translation>
    </message>
    <message>
        <source>Previous channel</source>
        <translation>Canal anterior</translation>
    </message>
    <message>
        <source>Next note</source>
        <translation>Nota siguiente</translation>
    </message>
    <message>
        <source>Previous note</source>
        <translation>Nota anterior</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>It is an objective now</source>
        <translation>Ya es un objetivo</translation>
    </message>
    <message>
        <source>It is a task now</source>
        <translation>Ya es una tarea</translation>
    </message>
    <message>
        <source>It is an idea now</source>
        <translation>Ya es una idea</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Choose a publication to see how it stands and what has happened to it.</source>
        <extracomment>Acts that are the likely answer of a state, painted as the primary button.</extracomment>
        <translation>Elige una publicación para ver cómo está y qué ha pasado con ella.</translation>
    </message>
    <message numerus="yes">
        <source>%n publication(s) selected</source>
        <translation>
            <numerusform>%n publicación elegida</numerusform>
            <numerusform>%n publicaciones elegidas</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing that can be done with all of them at once.</source>
        <translation>No hay nada que se pueda hacer con todas a la vez.</translation>
    </message>
    <message>
        <source>First comment: %1</source>
        <translation>Primer comentario: %1</translation>
    </message>
    <message>
        <source>The first comment did not go out</source>
        <translation>El primer comentario no ha salido</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(sin texto)</translation>
    </message>
    <message>
        <source>%1 of %2 parts are out</source>
        <translation>%1 de %2 partes publicadas</translation>
    </message>
    <message>
        <source>The network’s words: “%1”</source>
        <translation>Lo que dijo la red: «%1»</translation>
    </message>
    <message>
        <source>Next free slot</source>
        <translation>Próximo hueco libre</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copiar el texto</translation>
    </message>
    <message>
        <source>Open the post</source>
        <translation>Abrir la publicación</translation>
    </message>
    <message>
        <source>Reconnect…</source>
        <translation>Reconectar…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Open on the network</source>
        <translation>Abrir en la red</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>Copy journal</source>
        <translation>Copiar historial</translation>
    </message>
    <message>
        <source>Publish by hand…</source>
        <translation>Publicar a mano…</translation>
    </message>
    <message>
        <source>Review all…</source>
        <translation>Revisar todas…</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Choose a post to see what the client says about it.</source>
        <translation>Elige una publicación para ver qué dice el cliente de ella.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Not sent to the client yet.</source>
        <translation>Aún no se ha enviado al cliente.</translation>
    </message>
    <message>
        <source>Withdrawn from the round.</source>
        <translation>Retirada de la ronda.</translation>
    </message>
    <message>
        <source>No answer yet.</source>
        <translation>Sin respuesta aún.</translation>
    </message>
    <message>
        <source>The client</source>
        <translation>El cliente</translation>
    </message>
    <message>
        <source>Approved, without a comment.</source>
        <translation>Aprobada, sin comentario.</translation>
    </message>
    <message>
        <source>Wrote the text anew, without a comment.</source>
        <translation>Reescribió el texto, sin comentario.</translation>
    </message>
    <message>
        <source>Asked for changes, without saying which.</source>
        <translation>Pidió cambios sin decir cuáles.</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Marcado</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>El suyo</translation>
    </message>
    <message>
        <source>Their text against yours</source>
        <translation>Su texto y el tuyo</translation>
    </message>
    <message>
        <source>It goes out at another time than the client saw.</source>
        <translation>Sale a otra hora que la que vio el cliente.</translation>
    </message>
    <message>
        <source>The post has changed since the client saw it, so their answer does not cover it.</source>
        <translation>La publicación cambió después de que la viera el cliente, así que su respuesta no la cubre.</translation>
    </message>
    <message>
        <source>The text is the same; pictures, networks or links differ.</source>
        <translation>El texto es el mismo; cambian las imágenes, las redes o los enlaces.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>What they saw against what it says now</source>
        <translation>Lo que vio y lo que dice ahora</translation>
    </message>
    <message>
        <source>Use their text</source>
        <translation>Usar su texto</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Rechazar…</translation>
    </message>
    <message>
        <source>Approve by phone…</source>
        <translation>Aprobar por teléfono…</translation>
    </message>
    <message>
        <source>Changes by phone…</source>
        <translation>Cambios por teléfono…</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Volver a poner</translation>
    </message>
    <message numerus="yes">
        <source>Send the %n again…</source>
        <translation>
            <numerusform>Reenviar %n…</numerusform>
            <numerusform>Reenviar las %n…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiagnosisSection</name>
    <message numerus="yes">
        <source>%n thing(s) need you.</source>
        <translation>
            <numerusform>Hay %n cosa que resolver.</numerusform>
            <numerusform>Hay %n cosas que resolver.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <extracomment>Pixels at 100 %.</extracomment>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>In practice mode nothing leaves your computer. It cannot be undone from here.</source>
        <translation>En modo práctica nada sale de tu equipo. No se puede deshacer desde aquí.</translation>
    </message>
    <message>
        <source>This leaves your computer and cannot be undone from here.</source>
        <translation>Esto sale de tu equipo y no se puede deshacer desde aquí.</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>Open</source>
        <extracomment>Where a publication that waits for the person is dealt with. Needs of the plan. Needs that are solved by writing.</extracomment>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Peek</source>
        <translation>Vistazo</translation>
    </message>
    <message>
        <source>Show its history</source>
        <translation>Ver su historia</translation>
    </message>
    <message>
        <source>Show in the calendar</source>
        <translation>Ver en el calendario</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>Put off until tomorrow</source>
        <translation>Aplazado hasta mañana</translation>
    </message>
    <message>
        <source>Open the post</source>
        <translation>Abrir la publicación</translation>
    </message>
    <message>
        <source>A backup was made</source>
        <translation>Copia de seguridad hecha</translation>
    </message>
    <message>
        <source>Review what came due…</source>
        <extracomment>Letters work while the list has the focus.</extracomment>
        <translation>Revisar lo que tocaba…</translation>
    </message>
    <message>
        <source>Export this list as a table (CSV)…</source>
        <translation>Exportar esta lista como tabla (CSV)…</translation>
    </message>
    <message>
        <source>Export this list as a page (HTML)…</source>
        <translation>Exportar esta lista como página (HTML)…</translation>
    </message>
    <message>
        <source>Export this list as data (JSON)…</source>
        <translation>Exportar esta lista como datos (JSON)…</translation>
    </message>
    <message>
        <source>Publish by hand…</source>
        <translation>Publicar a mano…</translation>
    </message>
    <message>
        <source>Next free slot</source>
        <translation>Próximo hueco libre</translation>
    </message>
    <message>
        <source>Nothing can be done with this now</source>
        <translation>Ahora no se puede hacer nada con esto</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message numerus="yes">
        <source>%n publication(s) written to %1</source>
        <translation>
            <numerusform>Una publicación escrita en %1</numerusform>
            <numerusform>%n publicaciones escritas en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Publications of %1</source>
        <translation>Publicaciones de %1</translation>
    </message>
    <message>
        <source>Publications</source>
        <translation>Publicaciones</translation>
    </message>
    <message>
        <source>Leave until tomorrow</source>
        <translation>Dejar para mañana</translation>
    </message>
    <message>
        <source>Task done</source>
        <translation>Tarea hecha</translation>
    </message>
    <message>
        <source>Import readings</source>
        <translation>Importar lecturas</translation>
    </message>
    <message>
        <source>Exports (*.csv *.xlsx *.tsv *.txt)</source>
        <translation>Exportaciones (*.csv *.xlsx *.tsv *.txt)</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>Nueva campaña</translation>
    </message>
    <message>
        <source>New ad</source>
        <translation>Nuevo anuncio</translation>
    </message>
    <message>
        <source>Add reading…</source>
        <translation>Anotar lectura…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Fewer weeks</source>
        <translation>Menos semanas</translation>
    </message>
    <message>
        <source>More weeks</source>
        <translation>Más semanas</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Import readings from an export…</source>
        <translation>Importar lecturas de una exportación…</translation>
    </message>
    <message>
        <source>Ad account…</source>
        <translation>Cuenta publicitaria…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Another ad with this audience</source>
        <translation>Otro anuncio con este público</translation>
    </message>
    <message>
        <source>New objective</source>
        <translation>Nuevo objetivo</translation>
    </message>
    <message>
        <source>New KPI</source>
        <translation>Nuevo KPI</translation>
    </message>
    <message>
        <source>Add a reading…</source>
        <translation>Añadir una lectura…</translation>
    </message>
    <message>
        <source>The agreement and its versions…</source>
        <translation>El acuerdo y sus versiones…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Mostrar como tabla</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Copy the chart</source>
        <translation>Copiar el gráfico</translation>
    </message>
    <message>
        <source>Copy the readings as a table</source>
        <translation>Copiar las lecturas como tabla</translation>
    </message>
    <message>
        <source>Delete the reading</source>
        <translation>Eliminar la lectura</translation>
    </message>
    <message>
        <source>Edit the name</source>
        <translation>Editar el nombre</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Mover a</translation>
    </message>
    <message>
        <source>Ads plan as a sheet (XLSX)…</source>
        <translation>Plan de anuncios como hoja (XLSX)…</translation>
    </message>
    <message>
        <source>Ads plan as pages (PDF)…</source>
        <translation>Plan de anuncios como páginas (PDF)…</translation>
    </message>
    <message>
        <source>Parameters on links (UTM)…</source>
        <translation>Parámetros en los enlaces (UTM)…</translation>
    </message>
    <message>
        <source>Agreed budget of a month</source>
        <translation>Presupuesto pactado al mes</translation>
    </message>
    <message>
        <source>What the client has agreed to spend on ads each month.</source>
        <translation>Lo que el cliente ha acordado gastar en anuncios cada mes.</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Pactar</translation>
    </message>
    <message>
        <source>Amount (%1)</source>
        <translation>Importe (%1)</translation>
    </message>
    <message>
        <source>Agreed budget</source>
        <translation>Presupuesto pactado</translation>
    </message>
    <message>
        <source>New contest</source>
        <translation>Nuevo concurso</translation>
    </message>
    <message>
        <source>Contests</source>
        <translation>Concursos</translation>
    </message>
    <message>
        <source>It is not asked again</source>
        <translation>No se volverá a preguntar</translation>
    </message>
    <message>
        <source>Not this year</source>
        <translation>Este año no</translation>
    </message>
    <message>
        <source>Leave it for this month</source>
        <translation>Déjalo por este mes</translation>
    </message>
    <message>
        <source>Do not ask again</source>
        <translation>No preguntar más</translation>
    </message>
    <message>
        <source>New round</source>
        <translation>Ronda nueva</translation>
    </message>
    <message>
        <source>Reminder copied</source>
        <translation>Recordatorio copiado</translation>
    </message>
    <message>
        <source>Decline the changes of “%1”</source>
        <translation>Rechazar los cambios de «%1»</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>The post stays as it is. Your reason stays in the history.</source>
        <translation>La publicación queda como está. Tu motivo queda en el historial.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Approve “%1” by hand</source>
        <translation>Aprobar «%1» a mano</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>For what the client said without the file: write who said it and how.</source>
        <translation>Para lo que el cliente dijo sin el archivo: escribe quién lo dijo y cómo.</translation>
    </message>
    <message>
        <source>How it was said, such as “on the telephone”</source>
        <translation>Cómo lo dijo, por ejemplo «por teléfono»</translation>
    </message>
    <message>
        <source>Who said it</source>
        <translation>Quién lo dijo</translation>
    </message>
    <message>
        <source>Changes asked for “%1”</source>
        <translation>Cambios pedidos para «%1»</translation>
    </message>
    <message>
        <source>Note the changes</source>
        <translation>Anotar los cambios</translation>
    </message>
    <message>
        <source>For what the client said without the file.</source>
        <translation>Para lo que el cliente dijo sin el archivo.</translation>
    </message>
    <message>
        <source>What is to change</source>
        <translation>Qué hay que cambiar</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <extracomment>The marks of what is not scheduled: only that becomes &quot;in design&quot; by a delivery.</extracomment>
        <translation>%1 copiado</translation>
    </message>
    <message>
        <source>Filled down</source>
        <translation>Rellenado hacia abajo</translation>
    </message>
    <message>
        <source>Cells cleared</source>
        <translation>Celdas vaciadas</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Pegado</translation>
    </message>
    <message>
        <source>References for “%1”</source>
        <translation>Referencias de «%1»</translation>
    </message>
    <message>
        <source>What it shall be like: addresses and notes, one a line.</source>
        <translation>A qué se debe parecer: direcciones y notas, una por línea.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Referencias</translation>
    </message>
    <message>
        <source>Nothing goes out in this week</source>
        <translation>En esta semana no sale nada</translation>
    </message>
    <message>
        <source>Deliver week %1 to design</source>
        <translation>Entregar la semana %1 a diseño</translation>
    </message>
    <message>
        <source>Deliver</source>
        <translation>Entregar</translation>
    </message>
    <message>
        <source>Then save the workbook (XLSX) for the designer</source>
        <translation>Después, guardar la hoja (XLSX) para quien diseña</translation>
    </message>
    <message>
        <source>Deliver version %1</source>
        <translation>Entregar la versión %1</translation>
    </message>
    <message>
        <source>smdesk remembers this sheet, so that what you change afterwards is marked.</source>
        <translation>smdesk recuerda esta hoja, así que lo que cambies después queda marcado.</translation>
    </message>
    <message>
        <source>You can undo it.</source>
        <translation>Se puede deshacer.</translation>
    </message>
</context>
<context>
    <name>DossierPage</name>
    <message>
        <source>Dossier</source>
        <extracomment>Tabs with a button of their own for a file, and tabs that have nothing to tell while nothing is counted in them.</extracomment>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Pestaña siguiente</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Pestaña anterior</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Whose dossier?</source>
        <translation>¿De quién es el dossier?</translation>
    </message>
    <message>
        <source>A dossier is about one client. Choose whose you want to see.</source>
        <translation>Un dossier trata de un cliente. Elige de quién quieres verlo.</translation>
    </message>
    <message>
        <source>archived: nothing can be changed</source>
        <translation>archivado: no se puede cambiar nada</translation>
    </message>
    <message>
        <source>Pillars…</source>
        <translation>Pilares…</translation>
    </message>
    <message>
        <source>Export this tab as PDF…</source>
        <translation>Exportar esta pestaña en PDF…</translation>
    </message>
    <message>
        <source>changed on %1</source>
        <translation>cambiado el %1</translation>
    </message>
    <message>
        <source>Export PDF…</source>
        <translation>Exportar PDF…</translation>
    </message>
    <message>
        <source>This tab as a document for the client</source>
        <translation>Esta pestaña como documento para el cliente</translation>
    </message>
</context>
<context>
    <name>DossierTabs</name>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Buyer personas</source>
        <translation>Buyer personas</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Auditoría</translation>
    </message>
    <message>
        <source>Competitors</source>
        <translation>Competidores</translation>
    </message>
    <message>
        <source>Channels chosen</source>
        <translation>Canales elegidos</translation>
    </message>
    <message>
        <source>Communication plan</source>
        <translation>Plan de comunicación</translation>
    </message>
    <message>
        <source>Brand voice</source>
        <translation>Voz de marca</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Acuerdo</translation>
    </message>
</context>
<context>
    <name>DragTip</name>
    <message>
        <source>free slot</source>
        <extracomment>Pixels at 100 % between the pointer and the tip above it: what is carried reaches up from the pointer.</extracomment>
        <translation>hueco libre</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n publicación</numerusform>
            <numerusform>%n publicaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Ctrl copies · Shift asks for the time · Esc cancels</source>
        <translation>Ctrl copia · Mayús elige la hora · Esc cancela</translation>
    </message>
    <message>
        <source>Nothing is changed · Ctrl copies · Esc cancels</source>
        <translation>No cambia nada · Ctrl copia · Esc cancela</translation>
    </message>
    <message>
        <source>Nothing is changed · Esc cancels</source>
        <translation>No cambia nada · Esc cancela</translation>
    </message>
    <message>
        <source>Copies, as Ctrl is held · Shift asks for the time · Esc cancels</source>
        <translation>Copia, con Ctrl pulsado · Mayús elige la hora · Esc cancela</translation>
    </message>
    <message>
        <source>It stays where it is.</source>
        <translation>Se queda donde está.</translation>
    </message>
    <message>
        <source>A copy as a draft; the original stays where it is.</source>
        <translation>Una copia como borrador; la original se queda donde está.</translation>
    </message>
    <message>
        <source>It becomes a draft.</source>
        <translation>Será un borrador.</translation>
    </message>
    <message>
        <source>It stays a draft.</source>
        <translation>Sigue siendo un borrador.</translation>
    </message>
    <message>
        <source>It goes out then instead of %1.</source>
        <translation>Saldrá entonces en lugar de %1.</translation>
    </message>
    <message>
        <source>They stay where they are.</source>
        <translation>Se quedan donde están.</translation>
    </message>
    <message>
        <source>Copies as drafts; the originals stay where they are.</source>
        <translation>Copias como borradores; las originales se quedan donde están.</translation>
    </message>
    <message>
        <source>They become drafts.</source>
        <translation>Serán borradores.</translation>
    </message>
    <message>
        <source>They keep their distance; nothing of them goes out.</source>
        <translation>Guardan su distancia; no sale nada de ellas.</translation>
    </message>
    <message>
        <source>Instead of %1 for this one; the others keep their distance to it.</source>
        <translation>En lugar de %1 para esta; las demás guardan su distancia con ella.</translation>
    </message>
    <message>
        <source>It stays a place to be written.</source>
        <translation>Sigue siendo un sitio por escribir.</translation>
    </message>
</context>
<context>
    <name>DrawPane</name>
    <message>
        <source>2. Who takes part</source>
        <translation>2. Quién participa</translation>
    </message>
    <message>
        <source>Terms, promise, winners, how to check, and the list, as a PDF for whoever asks.</source>
        <translation>Bases, compromiso, ganadores, cómo comprobarlo y la lista, en un PDF para quien lo pida.</translation>
    </message>
    <message>
        <source>5. The record</source>
        <translation>5. El acta</translation>
    </message>
    <message>
        <source>smdesk makes a secret and shows its fingerprint (SHA-256). Publish that before the contest closes: it proves that the secret was not chosen afterwards.</source>
        <translation>smdesk crea un secreto y muestra su huella (SHA-256). Publícala antes de que cierre el concurso: prueba que el secreto no se eligió después.</translation>
    </message>
    <message>
        <source>It has closed without a promise. One made now proves less, and the record says so.</source>
        <translation>Ha cerrado sin compromiso. El que se haga ahora prueba menos, y el acta lo dice.</translation>
    </message>
    <message>
        <source>First say when it closes.</source>
        <translation>Antes di cuándo termina.</translation>
    </message>
    <message>
        <source>1. The promise</source>
        <translation>1. El compromiso</translation>
    </message>
    <message>
        <source>Made on %1. Publish this fingerprint before the close, for example in the post.</source>
        <translation>Hecho el %1. Publica esta huella antes del cierre, por ejemplo en la publicación.</translation>
    </message>
    <message>
        <source>Made on %1, after the close: it proves only that the secret was not changed since.</source>
        <translation>Hecho el %1, después del cierre: solo prueba que el secreto no ha cambiado desde entonces.</translation>
    </message>
    <message>
        <source>Made on %1, before the close.</source>
        <translation>Hecho el %1, antes del cierre.</translation>
    </message>
    <message>
        <source>Drawn on %1 from %2.</source>
        <translation>Sorteado el %1 entre %2.</translation>
    </message>
    <message>
        <source>Say when it opens and closes.</source>
        <translation>Di cuándo empieza y cuándo termina.</translation>
    </message>
    <message>
        <source>From %1 on, when it has closed.</source>
        <translation>Desde el %1, cuando haya cerrado.</translation>
    </message>
    <message>
        <source>Prepare it first: without a promise nobody could check it.</source>
        <translation>Prepáralo antes: sin compromiso nadie podría comprobarlo.</translation>
    </message>
    <message>
        <source>There is nobody to draw from yet.</source>
        <translation>Aún no hay entre quién sortear.</translation>
    </message>
    <message>
        <source>3. The draw</source>
        <translation>3. El sorteo</translation>
    </message>
    <message>
        <source>Draw again…</source>
        <translation>Sortear otra vez…</translation>
    </message>
    <message>
        <source>Draw…</source>
        <translation>Sortear…</translation>
    </message>
    <message>
        <source>The draw</source>
        <translation>El sorteo</translation>
    </message>
    <message>
        <source>Prepare the draw</source>
        <translation>Preparar el sorteo</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>A sentence with the fingerprint, in the language of the contest</source>
        <translation>Una frase con la huella, en el idioma del concurso</translation>
    </message>
    <message>
        <source>New post with it</source>
        <translation>Publicarla…</translation>
    </message>
    <message>
        <source>See the entries</source>
        <translation>Ver las participaciones</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar en PDF…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Fingerprint of the secret</source>
        <translation>Huella del secreto</translation>
    </message>
    <message>
        <source>Closed on %1: nothing in it changes any more.</source>
        <translation>Cerrada el %1: ya no cambia nada.</translation>
    </message>
    <message>
        <source>A substitute takes it…</source>
        <translation>Pasa a un suplente…</translation>
    </message>
    <message>
        <source>If somebody does not answer or gives the prize up, the next substitute takes the place.</source>
        <translation>Si alguien no responde o renuncia al premio, pasa a la siguiente persona suplente.</translation>
    </message>
    <message>
        <source>Close the record…</source>
        <translation>Cerrar el acta…</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop images or video</source>
        <translation>Suelta imágenes o vídeo</translation>
    </message>
    <message>
        <source>or paste with Ctrl+V</source>
        <translation>o pega con Ctrl+V</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>Into this post.</source>
        <extracomment>Pixels at 100 % of the strips of a month that turn it.</extracomment>
        <translation>A esta publicación.</translation>
    </message>
    <message numerus="yes">
        <source>A new post with %n file(s).</source>
        <translation>
            <numerusform>Una publicación nueva con %n archivo.</numerusform>
            <numerusform>Una publicación nueva con %n archivos.</numerusform>
        </translation>
    </message>
    <message>
        <source>A new post with this text.</source>
        <translation>Una publicación nueva con este texto.</translation>
    </message>
    <message>
        <source>Esc cancels</source>
        <translation>Esc cancela</translation>
    </message>
    <message>
        <source>Import what this file holds.</source>
        <translation>Importar lo que hay en este archivo.</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>%1 has a text of its own.</source>
        <extracomment>Milliseconds until what has just come in has its place. Pixels at 100 % of height, below which there is no room for the properties above the text.</extracomment>
        <translation>%1 tiene texto propio.</translation>
    </message>
    <message>
        <source>Typing here gives %1 a text of its own.</source>
        <translation>Si escribes aquí, %1 tendrá texto propio.</translation>
    </message>
    <message>
        <source>New part</source>
        <translation>Parte nueva</translation>
    </message>
    <message>
        <source>Remove a part</source>
        <translation>Quitar una parte</translation>
    </message>
    <message>
        <source>Move a part</source>
        <translation>Mover una parte</translation>
    </message>
    <message>
        <source>Back to the shared text</source>
        <translation>Volver al texto común</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Order of media</source>
        <translation>Orden de los archivos</translation>
    </message>
    <message>
        <source>Take out a medium</source>
        <translation>Quitar un archivo</translation>
    </message>
    <message>
        <source>Add a part to the thread</source>
        <translation>Añadir una parte al hilo</translation>
    </message>
    <message>
        <source>Back to shared text</source>
        <translation>Volver al texto común</translation>
    </message>
    <message>
        <source>Crop a picture</source>
        <translation>Recortar una imagen</translation>
    </message>
</context>
<context>
    <name>EmptyMonth</name>
    <message>
        <source>%1 is blank</source>
        <extracomment>Pixels that the card is wide at most.</extracomment>
        <translation>%1 está en blanco</translation>
    </message>
    <message>
        <source>Nothing was planned here.</source>
        <translation>Aquí no se planificó nada.</translation>
    </message>
    <message>
        <source>Double-click a day, or press N on it, to write a post; or drag an idea here.</source>
        <translation>Haz doble clic en un día, o pulsa N en él, para escribir; o arrastra aquí una idea.</translation>
    </message>
    <message>
        <source>Plan the month…</source>
        <translation>Planificar el mes…</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>Nueva publicación</translation>
    </message>
    <message>
        <source>Copy %1’s structure</source>
        <translation>Copiar la estructura de %1</translation>
    </message>
    <message>
        <source>Its days, times, pillars and channels, as ideas to be filled in</source>
        <translation>Sus días, horas, pilares y canales, como ideas por rellenar</translation>
    </message>
</context>
<context>
    <name>Ended</name>
    <message>
        <source>Published</source>
        <extracomment>Others that are offered.</extracomment>
        <translation>Publicada</translation>
    </message>
    <message>
        <source>Open on the network</source>
        <translation>Abrir en la red</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait(s) for you</source>
        <translation>
            <numerusform>Te espera %n más</numerusform>
            <numerusform>Te esperan %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>The link is the proof: %1</source>
        <translation>El enlace es la prueba: %1</translation>
    </message>
    <message>
        <source>Marked as published, as you said. There is no link to it.</source>
        <translation>Marcada como publicada porque tú lo dices. No hay enlace.</translation>
    </message>
    <message>
        <source>There is nothing to do by hand now.</source>
        <translation>Ahora no hay nada que hacer a mano.</translation>
    </message>
    <message>
        <source>It is not published after all</source>
        <translation>Al final no está publicada</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message numerus="yes">
        <source>%n post(s) will not go out if you quit</source>
        <translation>
            <numerusform>%n publicación no saldrá si cierras</numerusform>
            <numerusform>%n publicaciones no saldrán si cierras</numerusform>
        </translation>
    </message>
    <message>
        <source>They are due in the next 24 hours, and smdesk publishes only while it runs.</source>
        <translation>Tocan en las próximas 24 horas y smdesk solo publica mientras está abierto.</translation>
    </message>
    <message>
        <source>Quit all the same</source>
        <translation>Cerrar de todos modos</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarme</translation>
    </message>
    <message>
        <source>What was typed since is lost if you quit now. To keep it, stay: it can still be copied.</source>
        <translation>Si sales ahora, se pierde lo escrito desde entonces. Para conservarlo, quédate: aún se puede copiar.</translation>
    </message>
    <message>
        <source>What you typed could not be saved</source>
        <translation>Lo que has escrito no se pudo guardar</translation>
    </message>
    <message>
        <source>Quit and lose it</source>
        <translation>Salir y perderlo</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>Nobody by this name</source>
        <extracomment>Entries that are shown at a time; a search finds the others.</extracomment>
        <translation>Nadie con ese nombre</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>Mostrar a todos</translation>
    </message>
    <message>
        <source>Nobody takes part yet</source>
        <translation>Aún no participa nadie</translation>
    </message>
    <message>
        <source>Paste a list…</source>
        <translation>Pegar lista…</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Archivo…</translation>
    </message>
    <message>
        <source>Leave out…</source>
        <translation>Excluir…</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Volver a contar</translation>
    </message>
    <message>
        <source>Look for a name</source>
        <translation>Buscar un nombre</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Participaciones</translation>
    </message>
    <message>
        <source>Take who wrote from the inbox, as far as it counts, or a list: one name on each line. Whoever is there twice counts as the details say.</source>
        <translation>Añade a quien ha escrito, de la bandeja, si cuenta, o una lista: un nombre por línea. Quien está dos veces cuenta como digan los datos.</translation>
    </message>
    <message>
        <source>From the inbox</source>
        <translation>Bandeja</translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>What they wrote</source>
        <translation>Lo que escribió</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>No: %1</source>
        <translation>No: %1</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Import a calendar</source>
        <translation>Importar un calendario</translation>
    </message>
    <message>
        <source>Tables and calendars</source>
        <translation>Tablas y calendarios</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>The rest of the import is undone</source>
        <translation>Se ha deshecho el resto de la importación</translation>
    </message>
    <message>
        <source>The import is undone</source>
        <translation>Se ha deshecho la importación</translation>
    </message>
    <message>
        <source>Undo the rest of the import?</source>
        <translation>¿Deshacer el resto de la importación?</translation>
    </message>
    <message>
        <source>Undo the rest</source>
        <translation>Deshacer el resto</translation>
    </message>
</context>
<context>
    <name>ExchangeWords</name>
    <message>
        <source>Nothing that is taken</source>
        <translation>Nada que se tome</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Date, perhaps with the hour</source>
        <translation>Fecha, quizá con la hora</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Whether it is a draft</source>
        <translation>Si es un borrador</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Media files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Alternative text</source>
        <translation>Texto alternativo</translation>
    </message>
    <message>
        <source>First comment</source>
        <translation>Primer comentario</translation>
    </message>
    <message>
        <source>Pillar</source>
        <translation>Pilar</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaña</translation>
    </message>
    <message>
        <source>Buyer persona</source>
        <translation>Buyer persona</translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation>Repetición</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Published address</source>
        <translation>Dirección publicada</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>All of the post, by smdesk</source>
        <translation>Toda la publicación, por smdesk</translation>
    </message>
    <message>
        <source>Format on %1</source>
        <translation>Formato en %1</translation>
    </message>
    <message>
        <source>A table with headings</source>
        <translation>Tabla con encabezados</translation>
    </message>
    <message>
        <source>Comes in as published</source>
        <translation>Entra como publicada</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Fuera</translation>
    </message>
    <message>
        <source>Is there already</source>
        <translation>Ya está</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vacía</translation>
    </message>
    <message>
        <source>Has to be put right</source>
        <translation>Hay que arreglarla</translation>
    </message>
    <message>
        <source>Key date</source>
        <translation>Fecha clave</translation>
    </message>
    <message>
        <source>Idea</source>
        <translation>Idea</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Is scheduled</source>
        <translation>Se programa</translation>
    </message>
    <message>
        <source>Draft at its time</source>
        <translation>Borrador en su hora</translation>
    </message>
    <message>
        <source>Day first: 24/12/2026</source>
        <translation>Primero el día: 24/12/2026</translation>
    </message>
    <message>
        <source>Month first: 12/24/2026</source>
        <translation>Primero el mes: 12/24/2026</translation>
    </message>
    <message>
        <source>Year first: 2026-12-24</source>
        <translation>Primero el año: 2026-12-24</translation>
    </message>
    <message>
        <source>Day first, swapped by the spreadsheet</source>
        <translation>Primero el día, cambiado por la hoja de cálculo</translation>
    </message>
</context>
<context>
    <name>Expiring</name>
    <message>
        <source>The access to a channel ends soon</source>
        <translation>El acceso a un canal termina pronto</translation>
    </message>
    <message numerus="yes">
        <source>The access to %1 ends in %n day(s)</source>
        <translation>
            <numerusform>El acceso a %1 termina en %n día</numerusform>
            <numerusform>El acceso a %1 termina en %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>It lasts until %1. Connect it again before that, and none of its posts has to wait.</source>
        <translation>Dura hasta el %1. Vuelve a conectarlo antes y ninguna publicación tendrá que esperar.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Assisted</source>
        <translation>Asistido</translation>
    </message>
    <message>
        <source>By the network’s scheduler</source>
        <translation>Por el programador de la red</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>The network confirmed it</source>
        <translation>La red lo confirmó</translation>
    </message>
    <message>
        <source>Looked up and found</source>
        <translation>Buscada y encontrada</translation>
    </message>
    <message>
        <source>Confirmed by hand</source>
        <translation>Confirmada a mano</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Prevista</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicada</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Publicación</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Prueba</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>A workbook with dates and filters. smdesk imports it again to the same calendar.</source>
        <translation>Un libro de cálculo con fechas y filtros. smdesk lo importa otra vez y da el mismo calendario.</translation>
    </message>
    <message>
        <source>A table for any program. smdesk imports it again to the same calendar.</source>
        <translation>Una tabla para cualquier programa. smdesk la importa otra vez y da el mismo calendario.</translation>
    </message>
    <message>
        <source>For the calendar of a phone or computer. smdesk imports it again to the same calendar.</source>
        <translation>Para el calendario del teléfono o del ordenador. smdesk lo importa otra vez y da el mismo calendario.</translation>
    </message>
    <message>
        <source>The last day lies before the first.</source>
        <translation>El último día es anterior al primero.</translation>
    </message>
    <message>
        <source>Export the calendar</source>
        <translation>Exportar el calendario</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Calendar (ICS)</source>
        <translation>Calendario (ICS)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Language of the file</source>
        <translation>Idioma del archivo</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Todos los clientes</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Este mes</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>El mes que viene</translation>
    </message>
    <message>
        <source>From a day to another</source>
        <translation>De un día a otro</translation>
    </message>
    <message>
        <source>Ideas and drafts without a date</source>
        <translation>Ideas y borradores sin fecha</translation>
    </message>
    <message>
        <source>Key dates</source>
        <translation>Fechas clave</translation>
    </message>
    <message>
        <source>Media, in a folder beside the file</source>
        <translation>Los medios, en una carpeta junto al archivo</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Elegir el archivo…</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) written to %1</source>
        <translation>
            <numerusform>%n publicación guardada en %1</numerusform>
            <numerusform>%n publicaciones guardadas en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages for your client: each month as a sheet and post by post, in their colours.</source>
        <translation>Páginas para tu cliente: cada mes como hoja y publicación por publicación, con sus colores.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not there</source>
        <translation>
            <numerusform>faltaba %n archivo</numerusform>
            <numerusform>faltaban %n archivos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportFilters</name>
    <message>
        <source>Channel</source>
        <extracomment>How posts stand, in the order of their life; scheduled and published are no stages.</extracomment>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Pillar</source>
        <translation>Pilar</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaña</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar en PDF</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 está escrito.</translation>
    </message>
</context>
<context>
    <name>Extras</name>
    <message>
        <source>Content warning</source>
        <extracomment>Lines that the first comment shows before it scrolls.</extracomment>
        <translation>Aviso de contenido</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Kind of content</source>
        <translation>Tipo de contenido</translation>
    </message>
    <message>
        <source>First comment</source>
        <translation>Primer comentario</translation>
    </message>
    <message>
        <source>Shown instead of the post until somebody opens it</source>
        <translation>Se muestra en lugar de la publicación hasta que alguien la abre</translation>
    </message>
</context>
<context>
    <name>Farewell</name>
    <message>
        <source>smdesk is still finishing what was under way</source>
        <translation>smdesk aún está terminando lo que tenía en marcha</translation>
    </message>
    <message>
        <source>It ends by itself once the networks have answered, in half a minute at most. Leave the computer on until then.</source>
        <translation>Se cierra por sí solo en cuanto las redes respondan, en medio minuto como mucho. Deja el ordenador encendido hasta entonces.</translation>
    </message>
</context>
<context>
    <name>FigureEntry</name>
    <message>
        <source>How many</source>
        <translation>Cuánto</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>Day it was counted</source>
        <translation>Día en que se contó</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Folder:</source>
        <translation>Carpeta:</translation>
    </message>
    <message>
        <source>Kind of file:</source>
        <translation>Tipo de archivo:</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Take entries from a file</source>
        <translation>Añadir participaciones de un archivo</translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt *.tsv)</source>
        <translation>Listas (*.csv *.txt *.tsv)</translation>
    </message>
    <message>
        <source>Save the record</source>
        <translation>Guardar el acta</translation>
    </message>
    <message>
        <source>Save the list of entries</source>
        <translation>Guardar la lista de participaciones</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 está escrito.</translation>
    </message>
    <message>
        <source>Page to answer in</source>
        <translation>Página para responder</translation>
    </message>
    <message>
        <source>Paper to tick</source>
        <translation>Papel para marcar</translation>
    </message>
    <message>
        <source>Save the file for the client</source>
        <translation>Guardar el archivo para el cliente</translation>
    </message>
</context>
<context>
    <name>FilterMenus</name>
    <message>
        <source>Without a pillar</source>
        <extracomment>What can be laid over the days.</extracomment>
        <translation>Sin pilar</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Ver todo</translation>
    </message>
    <message>
        <source>Free slots</source>
        <translation>Huecos libres</translation>
    </message>
    <message>
        <source>Narrow weekends</source>
        <translation>Fines de semana estrechos</translation>
    </message>
    <message>
        <source>One line for each post</source>
        <translation>Una línea por publicación</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Pillars</source>
        <translation>Pilares</translation>
    </message>
    <message>
        <source>Without a campaign</source>
        <translation>Sin campaña</translation>
    </message>
    <message>
        <source>Key dates</source>
        <translation>Fechas clave</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Campañas</translation>
    </message>
    <message>
        <source>Ads</source>
        <translation>Anuncios</translation>
    </message>
    <message>
        <source>Contests</source>
        <translation>Concursos</translation>
    </message>
    <message>
        <source>Good times</source>
        <translation>Buenas horas</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Language of the program</source>
        <translation>Idioma del programa</translation>
    </message>
    <message>
        <source>Look: light or dark theme</source>
        <translation>Aspecto: tema claro u oscuro</translation>
    </message>
    <message>
        <source>Size of the interface</source>
        <translation>Tamaño de la interfaz</translation>
    </message>
    <message>
        <source>Time format, 12 or 24 hours</source>
        <translation>Formato de hora, 12 o 24 horas</translation>
    </message>
    <message>
        <source>First day of the week</source>
        <translation>Primer día de la semana</translation>
    </message>
    <message>
        <source>Notifications and tray</source>
        <translation>Avisos y bandeja del sistema</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Horas de silencio</translation>
    </message>
    <message>
        <source>Start at sign-in</source>
        <translation>Empezar al iniciar sesión</translation>
    </message>
    <message>
        <source>Scheduler and lateness</source>
        <translation>Programador y retrasos</translation>
    </message>
    <message>
        <source>Backups and data folder</source>
        <translation>Copias de seguridad y carpeta de datos</translation>
    </message>
    <message>
        <source>Access, keyring and passwords</source>
        <translation>Accesos, llavero y contraseñas</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>About, version and licences</source>
        <translation>Acerca de, versión y licencias</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the calendar</source>
        <extracomment>Pixels at 100 %.</extracomment>
        <translation>Buscar en el calendario</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>FindingsCard</name>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>What did you find? Enter adds it</source>
        <translation>¿Qué has visto? Intro lo añade</translation>
    </message>
    <message>
        <source>New finding</source>
        <translation>Nuevo hallazgo</translation>
    </message>
    <message>
        <source>Quick wins (impact of 3 or more, effort of 2 or less) come first, then impact × (6 − effort).</source>
        <translation>Primero los logros rápidos (impacto de 3 o más, esfuerzo de 2 o menos); después, impacto × (6 − esfuerzo).</translation>
    </message>
    <message>
        <source>Change of a finding</source>
        <translation>cambio de un hallazgo</translation>
    </message>
    <message>
        <source>Weighing of a finding</source>
        <translation>peso de un hallazgo</translation>
    </message>
    <message>
        <source>Finding deleted</source>
        <translation>Hallazgo eliminado</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>From one to five: press the points</source>
        <translation>De uno a cinco: pulsa los puntos</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>impact %1 of 5, effort %2 of 5</source>
        <extracomment>Widths of the columns at the right: the group, impact, effort.</extracomment>
        <translation>impacto %1 de 5, esfuerzo %2 de 5</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>It is published</source>
        <translation>Publicada</translation>
    </message>
    <message>
        <source>Could not</source>
        <translation>No he podido</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Luego</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>In 15 minutes</source>
        <translation>En 15 minutos</translation>
    </message>
    <message>
        <source>In 1 hour</source>
        <translation>En 1 hora</translation>
    </message>
    <message>
        <source>Next slot: %1</source>
        <translation>Próximo hueco: %1</translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation>Otro momento…</translation>
    </message>
</context>
<context>
    <name>ForWhom</name>
    <message>
        <source>New post for %1</source>
        <extracomment>Pixels at 100 % of the longest name.</extracomment>
        <translation>Nueva publicación para %1</translation>
    </message>
    <message>
        <source>For another client…</source>
        <translation>Para otro cliente…</translation>
    </message>
    <message>
        <source>It was begun for %1.</source>
        <translation>Se empezó para %1.</translation>
    </message>
</context>
<context>
    <name>FoundPeek</name>
    <message>
        <source>no date yet</source>
        <extracomment>Pixels at 100 %, and how much of a text is enough to know it again.</extracomment>
        <translation>sin fecha todavía</translation>
    </message>
</context>
<context>
    <name>GoingModel</name>
    <message>
        <source>Schedule</source>
        <extracomment>The `Going` of a row. Letters of a client, with their ellipsis, that say nothing any more.</extracomment>
        <translation>Programar</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publicar…</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decidir</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>It waits for approval</source>
        <translation>Espera la aprobación</translation>
    </message>
    <message>
        <source>Its channel must be connected again</source>
        <translation>Hay que reconectar su canal</translation>
    </message>
    <message>
        <source>Keyring closed</source>
        <translation>Llavero cerrado</translation>
    </message>
    <message>
        <source>A file is gone</source>
        <translation>Falta un archivo</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Won’t go out unscheduled</source>
        <translation>Sin programar no sale</translation>
    </message>
</context>
<context>
    <name>GoodHours</name>
    <message numerus="yes">
        <source>from %n post(s) of yours</source>
        <extracomment>Milliseconds in which news is gathered: numbers come in hundreds.</extracomment>
        <translation>
            <numerusform>según %n publicación tuya</numerusform>
            <numerusform>según %n publicaciones tuyas</numerusform>
        </translation>
    </message>
    <message>
        <source>from your personas</source>
        <translation>según tus buyer personas</translation>
    </message>
</context>
<context>
    <name>GoodRow</name>
    <message>
        <source>Good time</source>
        <extracomment>How many hours are offered.</extracomment>
        <translation>Buena hora</translation>
    </message>
    <message>
        <source>Good time: %1</source>
        <translation>Buena hora: %1</translation>
    </message>
    <message>
        <source>good times, %1</source>
        <translation>buenas horas, %1</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Automatic, on this computer only: to try things out</source>
        <translation>Automático, solo en este equipo: para probar</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Assisted: it reminds you and has everything ready</source>
        <translation>Asistido: te avisa y lo tiene todo listo</translation>
    </message>
    <message>
        <source>Nothing has to be created. The name is only for you to know the account by.</source>
        <translation>No hay que crear nada. El nombre es solo para que reconozcas la cuenta.</translation>
    </message>
    <message>
        <source>When a post is due, smdesk reminds you and has text, pictures and first comment ready.</source>
        <translation>Cuando toca publicar, smdesk te avisa y tiene listos el texto, las imágenes y el primer comentario.</translation>
    </message>
    <message>
        <source>It opens the network’s page; you publish there and paste the link.</source>
        <translation>Abre la página de la red; publicas allí y pegas el enlace.</translation>
    </message>
    <message>
        <source>Each post needs a picture or a video; smdesk checks it while you write.</source>
        <translation>Cada publicación necesita una imagen o un vídeo; smdesk lo comprueba mientras escribes.</translation>
    </message>
    <message>
        <source>Account (may stay empty)</source>
        <translation>Cuenta (puede quedar vacía)</translation>
    </message>
    <message>
        <source>@name</source>
        <translation>@nombre</translation>
    </message>
    <message>
        <source>Name the account</source>
        <translation>Poner nombre a la cuenta</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>ID de cliente</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Secreto de cliente</translation>
    </message>
    <message>
        <source>Redirect address of the app</source>
        <translation>Dirección de redirección de la aplicación</translation>
    </message>
    <message>
        <source>Assisted; automatic for the few that the network lets in</source>
        <translation>Asistido; automático para los pocos que la red admite</translation>
    </message>
    <message>
        <source>Client secret, if the app has one</source>
        <translation>Secreto de cliente, si lo hay</translation>
    </message>
</context>
<context>
    <name>Handing</name>
    <message>
        <source>Sheet for design and buying (XLSX)…</source>
        <translation>Hoja para diseño y compra (XLSX)…</translation>
    </message>
    <message>
        <source>Pages (PDF)…</source>
        <translation>Páginas (PDF)…</translation>
    </message>
    <message>
        <source>Ad account…</source>
        <translation>Cuenta publicitaria…</translation>
    </message>
    <message>
        <source>Connect the ad account…</source>
        <translation>Conectar la cuenta publicitaria…</translation>
    </message>
    <message>
        <source>Create paused in the ad account…</source>
        <translation>Crear en pausa en la cuenta publicitaria…</translation>
    </message>
    <message>
        <source>Stop it in the ad account</source>
        <translation>Pausarlo en la cuenta publicitaria</translation>
    </message>
    <message>
        <source>Start it…</source>
        <translation>Ponerlo en marcha…</translation>
    </message>
    <message>
        <source>Read figures from the ad account</source>
        <translation>Leer las cifras de la cuenta publicitaria</translation>
    </message>
    <message>
        <source>There are no ads to hand over yet</source>
        <translation>Aún no hay anuncios que entregar</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Libro de cálculo (*.xlsx)</translation>
    </message>
    <message>
        <source>Pages (*.pdf)</source>
        <translation>Páginas (*.pdf)</translation>
    </message>
    <message>
        <source>Ads plan</source>
        <translation>Plan de anuncios</translation>
    </message>
    <message numerus="yes">
        <source>%n ad(s) written to “%1”</source>
        <translation>
            <numerusform>%n anuncio escrito en «%1»</numerusform>
            <numerusform>%n anuncios escritos en «%1»</numerusform>
        </translation>
    </message>
    <message>
        <source>The ad account checks it…</source>
        <translation>La cuenta publicitaria lo comprueba…</translation>
    </message>
    <message>
        <source>For whom, and who pays</source>
        <translation>Para quién y quién paga</translation>
    </message>
    <message>
        <source>In the European Union every ad has to say so.</source>
        <translation>En la Unión Europea todo anuncio tiene que decirlo.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Comprobar otra vez</translation>
    </message>
    <message>
        <source>Who pays</source>
        <translation>Quién paga</translation>
    </message>
    <message>
        <source>For whom it is</source>
        <translation>Para quién es</translation>
    </message>
    <message>
        <source>“%1” in the account “%2”, until %3. It will be paused: nothing is spent before you start it.</source>
        <translation>«%1» en la cuenta «%2», hasta el %3. Quedará en pausa: no se gasta nada antes de que lo pongas en marcha.</translation>
    </message>
    <message>
        <source>The most that it can ever spend: %1.</source>
        <translation>Lo más que puede llegar a gastar: %1.</translation>
    </message>
    <message>
        <source>Create it paused?</source>
        <translation>¿Crearlo en pausa?</translation>
    </message>
    <message>
        <source>Create paused</source>
        <translation>Crear en pausa</translation>
    </message>
    <message>
        <source>It is in the ad account, paused</source>
        <translation>Está en la cuenta publicitaria, en pausa</translation>
    </message>
    <message>
        <source>From now on it spends money. Type these words exactly:</source>
        <translation>Desde ahora gasta dinero. Escribe exactamente estas palabras:</translation>
    </message>
    <message>
        <source>Start this ad?</source>
        <translation>¿Poner en marcha este anuncio?</translation>
    </message>
    <message>
        <source>Start it</source>
        <translation>Ponerlo en marcha</translation>
    </message>
    <message>
        <source>Name, the most it spends, and its days</source>
        <translation>Nombre, lo más que gasta y sus días</translation>
    </message>
    <message>
        <source>It runs now</source>
        <translation>Ya está en marcha</translation>
    </message>
    <message>
        <source>It is paused in the ad account</source>
        <translation>Está en pausa en la cuenta publicitaria</translation>
    </message>
    <message>
        <source>A reading from the ad account</source>
        <translation>Una lectura de la cuenta publicitaria</translation>
    </message>
    <message>
        <source>It has not been shown to anybody yet</source>
        <translation>Aún no se ha mostrado a nadie</translation>
    </message>
    <message>
        <source>Create paused in “%1”…</source>
        <translation>Crear en pausa en «%1»…</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Handed over</source>
        <extracomment>Milliseconds after a key before the header says how it stands. Pixels at 100 % from which there is room for the way to approval; else it stands in the menu.</extracomment>
        <translation>Entregada</translation>
    </message>
    <message>
        <source>Choose a time first</source>
        <translation>Elige antes una hora</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programar</translation>
    </message>
    <message>
        <source>New idea</source>
        <translation>Nueva idea</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>Nueva publicación</translation>
    </message>
    <message>
        <source>Idea</source>
        <translation>Idea</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>In design</source>
        <translation>En diseño</translation>
    </message>
    <message>
        <source>With client</source>
        <translation>Con el cliente</translation>
    </message>
    <message>
        <source>Changes asked</source>
        <translation>Pide cambios</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobada</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Programada</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Te toca</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicada</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falló</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Se pasó la hora</translation>
    </message>
    <message>
        <source>As it went out</source>
        <translation>Tal como salió</translation>
    </message>
    <message>
        <source>As handed over</source>
        <translation>Tal como se entregó</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Sin guardar</translation>
    </message>
    <message>
        <source>Empty: not saved</source>
        <translation>Vacía: sin guardar</translation>
    </message>
    <message>
        <source>Not updated yet</source>
        <translation>Sin actualizar</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado %1</translation>
    </message>
    <message>
        <source>On the next free slots</source>
        <translation>En los próximos huecos libres</translation>
    </message>
    <message>
        <source>Publish now…</source>
        <translation>Publicar ahora…</translation>
    </message>
    <message>
        <source>Send for approval…</source>
        <translation>Enviar a aprobación…</translation>
    </message>
    <message>
        <source>Show in the content sheet</source>
        <translation>Ver en la hoja de contenidos</translation>
    </message>
    <message>
        <source>Keep as an idea</source>
        <translation>Guardar como idea</translation>
    </message>
    <message>
        <source>Back to a draft</source>
        <translation>Volver a borrador</translation>
    </message>
    <message>
        <source>Keep as a draft</source>
        <translation>Guardar como borrador</translation>
    </message>
    <message>
        <source>Duplicate as a draft</source>
        <translation>Duplicar como borrador</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar el título…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>Versiones anteriores</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Other ways to publish or keep it</source>
        <translation>Otras formas de publicarla o guardarla</translation>
    </message>
    <message>
        <source>To approval</source>
        <translation>A aprobación</translation>
    </message>
    <message>
        <source>Take back to edit</source>
        <translation>Recuperar para editar</translation>
    </message>
</context>
<context>
    <name>Helping</name>
    <message>
        <source>Plans the posts of your clients and publishes each exactly once, from your own computer.</source>
        <translation>Planifica las publicaciones de tus clientes y publica cada una exactamente una vez, desde tu propio ordenador.</translation>
    </message>
    <message>
        <source>Made with Qt and PySide6 (LGPL), Phosphor icons (MIT), Font Awesome brands (CC BY 4.0), Source Serif and Inter (SIL Open Font License), SQLAlchemy and others.</source>
        <translation>Hecho con Qt y PySide6 (LGPL), los iconos Phosphor (MIT), las marcas de Font Awesome (CC BY 4.0), Source Serif e Inter (SIL Open Font License), SQLAlchemy y otros.</translation>
    </message>
    <message>
        <source>Data folder: %1</source>
        <translation>Carpeta de datos: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Hero</name>
    <message>
        <source>Plan, agree, publish on time and exactly once. All of it on your own disk, off line too.</source>
        <translation>Planificar, acordar y publicar a su hora y una sola vez. Todo en tu disco, también sin internet.</translation>
    </message>
    <message>
        <source>Your month of posts,
on your desk</source>
        <extracomment>What stands on which day: a sun, a dot, hills, lines of text (green or cream), or today&apos;s tick. The paints of the drawing, the same in both modes as in a picture. Place of the first of the month, and places of a month.</extracomment>
        <translation>Tu mes de redes,
en tu mesa</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Deliveries of the week</source>
        <translation>Entregas de la semana</translation>
    </message>
    <message>
        <source>Art of the post</source>
        <translation>Arte de la publicación</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Version %1, %2</source>
        <translation>Versión %1, %2</translation>
    </message>
    <message>
        <source>Not delivered to design yet</source>
        <translation>Todavía no se entregó a diseño</translation>
    </message>
    <message>
        <source>None placed yet</source>
        <translation>Todavía no hay ninguno</translation>
    </message>
</context>
<context>
    <name>Holding</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 y %n más</numerusform>
            <numerusform>%1 y %n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n publicación</numerusform>
            <numerusform>%n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n published</source>
        <translation>
            <numerusform>%n envío hecho</numerusform>
            <numerusform>%n envíos hechos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HostDialog</name>
    <message>
        <source>Media host</source>
        <extracomment>The fields of each kind, in their order; `secret` is never shown.</extracomment>
        <translation>Alojamiento de archivos</translation>
    </message>
    <message>
        <source>Add a media host for %1</source>
        <translation>Añadir un alojamiento de archivos para %1</translation>
    </message>
    <message>
        <source>Some networks do not take pictures and videos, they fetch them from the web. smdesk puts them there and tries that out now with a small picture, which it removes again.</source>
        <translation>Algunas redes no admiten imágenes ni vídeos: los recogen de la web. smdesk los pone allí y lo prueba ahora con una imagen pequeña, que vuelve a quitar.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>The client’s WordPress site</source>
        <translation>El WordPress del cliente</translation>
    </message>
    <message>
        <source>A bucket (Amazon S3, Cloudflare R2, Backblaze B2 …)</source>
        <translation>Un bucket (Amazon S3, Cloudflare R2, Backblaze B2…)</translation>
    </message>
    <message>
        <source>A folder of the client’s web server (SFTP)</source>
        <translation>Una carpeta del servidor web del cliente (SFTP)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Address of the site</source>
        <translation>Dirección del sitio</translation>
    </message>
    <message>
        <source>Address of the service</source>
        <translation>Dirección del servicio</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Dirección del servidor</translation>
    </message>
    <message>
        <source>Application password</source>
        <translation>Contraseña de aplicación</translation>
    </message>
    <message>
        <source>Secret access key</source>
        <translation>Clave de acceso secreta</translation>
    </message>
    <message>
        <source>Password or private key</source>
        <translation>Contraseña o clave privada</translation>
    </message>
    <message>
        <source>Access key ID</source>
        <translation>Identificador de la clave de acceso</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Folder on the server</source>
        <translation>Carpeta en el servidor</translation>
    </message>
    <message>
        <source>Its address on the web</source>
        <translation>Su dirección en la web</translation>
    </message>
    <message>
        <source>Region, if the address does not name it</source>
        <translation>Región, si la dirección no la dice</translation>
    </message>
    <message>
        <source>Fingerprint of the server’s key, to compare (not needed)</source>
        <translation>Huella de la clave del servidor, para comparar (opcional)</translation>
    </message>
    <message>
        <source>Trying it out…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>Try it and add it</source>
        <translation>Probarlo y añadirlo</translation>
    </message>
</context>
<context>
    <name>HostRows</name>
    <message>
        <source>The network fetches pictures or videos from there.</source>
        <translation>La red recoge de allí imágenes o vídeos.</translation>
    </message>
    <message>
        <source>Add a media host…</source>
        <translation>Añadir un alojamiento…</translation>
    </message>
    <message>
        <source>Media host</source>
        <translation>Alojamiento de archivos</translation>
    </message>
    <message>
        <source>None yet: posts with pictures cannot go out by themselves.</source>
        <translation>Ninguno todavía: las publicaciones con imágenes no pueden salir solas.</translation>
    </message>
    <message>
        <source>Test the media host</source>
        <translation>Probar el alojamiento</translation>
    </message>
</context>
<context>
    <name>HourGrid</name>
    <message>
        <source>%1, no post</source>
        <extracomment>Pixels at 100 % after which a press becomes a drag.</extracomment>
        <translation>%1, sin publicación</translation>
    </message>
</context>
<context>
    <name>HourStrip</name>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>seldom</source>
        <translation>poco</translation>
    </message>
    <message>
        <source>often</source>
        <translation>a menudo</translation>
    </message>
    <message>
        <source>very often</source>
        <translation>muy a menudo</translation>
    </message>
    <message>
        <source>drag to raise, Alt and drag to lower</source>
        <extracomment>Roles of the four levels, from never to often.</extracomment>
        <translation>arrastra para subir, Alt y arrastra para bajar</translation>
    </message>
</context>
<context>
    <name>HourView</name>
    <message>
        <source>Hours of the calendar</source>
        <extracomment>The gutter where hours are written as `12:42 pm`, in pixels at 100 %.</extracomment>
        <translation>Horas del calendario</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>%1 twice</source>
        <extracomment>How strongly the accent shows under good hours, by level.</extracomment>
        <translation>%1 dos veces</translation>
    </message>
    <message>
        <source>%1 comes twice: the clocks go back</source>
        <translation>%1 llega dos veces: se atrasa el reloj</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 no existe</translation>
    </message>
    <message>
        <source>%1 does not exist: the clocks go forward</source>
        <translation>%1 no existe: se adelanta el reloj</translation>
    </message>
    <message>
        <source>%1 queue slot</source>
        <translation>%1 hueco de cola</translation>
    </message>
    <message>
        <source>Clock change</source>
        <translation>Cambio de hora</translation>
    </message>
    <message>
        <source>Each post stands at its own client’s time: %1</source>
        <translation>Cada publicación está a la hora de su cliente: %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta el %1</translation>
    </message>
    <message>
        <source>Good times</source>
        <translation>Buenas horas</translation>
    </message>
</context>
<context>
    <name>IdeaList</name>
    <message>
        <source>Back to the ideas</source>
        <translation>De vuelta a las ideas</translation>
    </message>
    <message>
        <source>They leave the calendar; nothing of them goes out.</source>
        <translation>Dejan el calendario; no sale nada de ellas.</translation>
    </message>
    <message>
        <source>It leaves the calendar; nothing of it goes out.</source>
        <translation>Deja el calendario; no sale nada de ella.</translation>
    </message>
    <message>
        <source>Esc cancels</source>
        <translation>Esc cancela</translation>
    </message>
    <message>
        <source>They are among the ideas already.</source>
        <translation>Ya están entre las ideas.</translation>
    </message>
    <message>
        <source>It is among the ideas already.</source>
        <translation>Ya está entre las ideas.</translation>
    </message>
</context>
<context>
    <name>IdeaModel</name>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>hace %n día</numerusform>
            <numerusform>hace %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) ago</source>
        <translation>
            <numerusform>hace %n semana</numerusform>
            <numerusform>hace %n semanas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IdeaTray</name>
    <message>
        <source>Newest first</source>
        <translation>Primero las últimas</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Primero las antiguas</translation>
    </message>
    <message>
        <source>By pillar</source>
        <translation>Por pilar</translation>
    </message>
    <message>
        <source>Ideas</source>
        <translation>Ideas</translation>
    </message>
    <message>
        <source>Type an idea, press Enter</source>
        <translation>Escribe una idea y pulsa Intro</translation>
    </message>
    <message>
        <source>New idea</source>
        <translation>Nueva idea</translation>
    </message>
    <message>
        <source>Client of a new idea</source>
        <translation>Cliente de la idea nueva</translation>
    </message>
    <message>
        <source>Order of the ideas</source>
        <translation>Orden de las ideas</translation>
    </message>
    <message>
        <source>What to do with the idea</source>
        <translation>Qué hacer con la idea</translation>
    </message>
    <message>
        <source>What has no day yet waits here. Type a thought above, or drag a post here.</source>
        <translation>Aquí espera lo que aún no tiene día. Escribe arriba lo que se te ocurra o arrastra aquí una publicación.</translation>
    </message>
    <message>
        <source>Drag to the calendar, or press P</source>
        <translation>Arrastra al calendario o pulsa P</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Readings from %1</source>
        <translation>Lecturas de %1</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) will be taken in.</source>
        <translation>
            <numerusform>Se traerá %n línea.</numerusform>
            <numerusform>Se traerán %n líneas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are left out.</source>
        <translation>
            <numerusform>Se deja fuera %n línea.</numerusform>
            <numerusform>Se dejan fuera %n líneas.</numerusform>
        </translation>
    </message>
    <message>
        <source>This file was taken in before. Its readings replace those of the same days.</source>
        <translation>Este archivo ya se trajo antes. Sus lecturas sustituyen a las de los mismos días.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message numerus="yes">
        <source>Take %n reading(s) in</source>
        <translation>
            <numerusform>Traer %n lectura</numerusform>
            <numerusform>Traer %n lecturas</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>Parado. No se ha importado nada.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>Only rows with something to see</source>
        <translation>Solo filas con algo que ver</translation>
    </message>
    <message>
        <source>Mend letters of a wrong encoding</source>
        <translation>Arreglar letras mal codificadas</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n fila</numerusform>
            <numerusform>%n filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be put right</source>
        <translation>
            <numerusform>%n por arreglar</numerusform>
            <numerusform>%n por arreglar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>%n ya está</numerusform>
            <numerusform>%n ya están</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Schedule the %n that were scheduled</source>
        <translation>
            <numerusform>Programar la %n que estaba programada</numerusform>
            <numerusform>Programar las %n que estaban programadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save the %n wrong row(s)…</source>
        <translation>
            <numerusform>Guardar la fila con errores…</numerusform>
            <numerusform>Guardar las %n filas con errores…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n post(s)</source>
        <translation>
            <numerusform>Importar %n publicación</numerusform>
            <numerusform>Importar %n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n key date(s)</source>
        <translation>
            <numerusform>%1 y %n fecha clave</numerusform>
            <numerusform>%1 y %n fechas clave</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n key date(s)</source>
        <translation>
            <numerusform>Importar %n fecha clave</numerusform>
            <numerusform>Importar %n fechas clave</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, leave %2 out</source>
        <translation>%1 y dejar fuera %2</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) imported</source>
        <translation>
            <numerusform>%n publicación importada</numerusform>
            <numerusform>%n publicaciones importadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key date(s)</source>
        <translation>
            <numerusform>%n fecha clave</numerusform>
            <numerusform>%n fechas clave</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scheduled</source>
        <translation>
            <numerusform>%n programada</numerusform>
            <numerusform>%n programadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept as drafts</source>
        <translation>
            <numerusform>%n queda como borrador</numerusform>
            <numerusform>%n quedan como borrador</numerusform>
        </translation>
    </message>
    <message>
        <source>import of %1</source>
        <translation>importación de %1</translation>
    </message>
    <message>
        <source>Save the wrong rows</source>
        <translation>Guardar las filas con errores</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1</source>
        <translation>
            <numerusform>%n fila guardada en %1</numerusform>
            <numerusform>%n filas guardadas en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>%1-wrong.csv</source>
        <translation>%1-errores.csv</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>No reading for %n day(s)</source>
        <translation>
            <numerusform>Sin lecturas desde hace %n día</numerusform>
            <numerusform>Sin lecturas desde hace %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Note what the network shows, or import its export.</source>
        <translation>Anota lo que muestra la red o importa su exportación.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Add reading</source>
        <translation>Anotar lectura</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Entregar…</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Lecturas</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Propiedades</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Note for the report</source>
        <translation>Nota para el informe</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Saved as you type · Ctrl+Z undoes</source>
        <translation>Se guarda solo · Ctrl+Z deshace</translation>
    </message>
</context>
<context>
    <name>Interlude</name>
    <message>
        <source>One moment: the desk is being restored.</source>
        <translation>Un momento: se está restaurando el escritorio.</translation>
    </message>
    <message>
        <source>One moment: your data are being moved.</source>
        <translation>Un momento: se están moviendo tus datos.</translation>
    </message>
    <message>
        <source>Leave them where they were</source>
        <translation>Dejarlos donde estaban</translation>
    </message>
    <message>
        <source>Your data are in %1 now.</source>
        <translation>Tus datos están ahora en %1.</translation>
    </message>
</context>
<context>
    <name>Interview</name>
    <message>
        <source>Answers of the interview</source>
        <translation>Respuestas de la entrevista</translation>
    </message>
    <message>
        <source>Question %1 of %2</source>
        <translation>Pregunta %1 de %2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Fill in the dossier</source>
        <translation>Rellenar el dossier</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>What does the company do?</source>
        <translation>¿Qué hace la empresa?</translation>
    </message>
    <message>
        <source>In a sentence, as you would tell a friend.</source>
        <translation>En una frase, como se lo contarías a un amigo.</translation>
    </message>
    <message>
        <source>What does it want to reach this year?</source>
        <translation>¿Qué quiere conseguir este año?</translation>
    </message>
    <message>
        <source>Not on the networks: in the business. Objectives are derived from it.</source>
        <translation>No en las redes: en el negocio. De ahí salen los objetivos.</translation>
    </message>
    <message>
        <source>Why do people come here and not elsewhere?</source>
        <translation>¿Por qué la gente viene aquí y no a otro sitio?</translation>
    </message>
    <message>
        <source>It is what posts can show.</source>
        <translation>Es lo que pueden enseñar las publicaciones.</translation>
    </message>
    <message>
        <source>What sells best?</source>
        <translation>¿Qué es lo que más vende?</translation>
    </message>
    <message>
        <source>One product or service. It becomes the first of the list.</source>
        <translation>Un producto o servicio. Será el primero de la lista.</translation>
    </message>
    <message>
        <source>What would it like to sell more of?</source>
        <translation>¿De qué le gustaría vender más?</translation>
    </message>
    <message>
        <source>Campaigns and promotions are about it.</source>
        <translation>De eso tratan las campañas y las promociones.</translation>
    </message>
    <message>
        <source>A name, such as “Neighbour in a hurry”: a buyer persona.</source>
        <translation>Un nombre, como «Vecina con prisa»: una buyer persona.</translation>
    </message>
    <message>
        <source>In their words; the answer comes later.</source>
        <translation>Con sus palabras; la respuesta viene después.</translation>
    </message>
    <message>
        <source>Who buys most?</source>
        <translation>¿Quién compra más?</translation>
    </message>
    <message>
        <source>How do they live?</source>
        <translation>¿Cómo vive?</translation>
    </message>
    <message>
        <source>Age, work, family, where they live.</source>
        <translation>Edad, trabajo, familia, dónde vive.</translation>
    </message>
    <message>
        <source>What bothers them before they come?</source>
        <translation>¿Qué le molesta antes de venir?</translation>
    </message>
    <message>
        <source>One thing a line.</source>
        <translation>Una cosa por línea.</translation>
    </message>
    <message>
        <source>What do they say when they do not buy?</source>
        <translation>¿Qué dice cuando no compra?</translation>
    </message>
    <message>
        <source>What decides in the end?</source>
        <translation>¿Qué le decide al final?</translation>
    </message>
    <message>
        <source>Price, nearness, trust, quality…</source>
        <translation>Precio, cercanía, confianza, calidad…</translation>
    </message>
    <message>
        <source>How does the brand speak?</source>
        <translation>¿Cómo habla la marca?</translation>
    </message>
    <message>
        <source>Three words that fit, and one it would never use.</source>
        <translation>Tres palabras que le van y una que nunca usaría.</translation>
    </message>
    <message>
        <source>Who approves what is published?</source>
        <translation>¿Quién aprueba lo que se publica?</translation>
    </message>
    <message>
        <source>A name; the address can be added to the contact.</source>
        <translation>Un nombre; la dirección se añade luego en el contacto.</translation>
    </message>
</context>
<context>
    <name>Item</name>
    <message>
        <source>posted by hand? It will not be sent again</source>
        <extracomment>Pixels at 100 % that a decision is wide at least.</extracomment>
        <translation>¿publicada a mano? No se enviará otra vez</translation>
    </message>
    <message>
        <source>Decision for %1</source>
        <translation>Decisión sobre %1</translation>
    </message>
    <message>
        <source>When?</source>
        <translation>¿Cuándo?</translation>
    </message>
    <message>
        <source>In the zone of the client: %1</source>
        <translation>En la zona del cliente: %1</translation>
    </message>
    <message>
        <source>Choose this time</source>
        <translation>Elegir esta hora</translation>
    </message>
    <message>
        <source>Day and time</source>
        <translation>Día y hora</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Went out, says the network</source>
        <translation>Salió, según la red</translation>
    </message>
    <message>
        <source>Tried to upload the medium</source>
        <translation>Intento de subir el archivo</translation>
    </message>
    <message>
        <source>Tried to prepare the link card</source>
        <translation>Intento de preparar la tarjeta del enlace</translation>
    </message>
    <message>
        <source>Tried to lay it ready at the network</source>
        <translation>Intento de dejarla lista en la red</translation>
    </message>
    <message>
        <source>Tried to hand it to the network’s scheduler</source>
        <translation>Intento de entregarla al programador de la red</translation>
    </message>
    <message>
        <source>Medium uploaded</source>
        <translation>Archivo subido</translation>
    </message>
    <message>
        <source>Link card prepared</source>
        <translation>Tarjeta del enlace preparada</translation>
    </message>
    <message>
        <source>Laid ready at the network, not public yet</source>
        <translation>Preparado en la red, aún sin publicar</translation>
    </message>
    <message>
        <source>First comment sent</source>
        <translation>Primer comentario enviado</translation>
    </message>
    <message>
        <source>Handed to the network’s scheduler</source>
        <translation>Entregada al programador de la red</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Sent, part %1</source>
        <translation>Enviada, parte %1</translation>
    </message>
    <message>
        <source>Asked the network</source>
        <translation>Preguntado a la red</translation>
    </message>
    <message>
        <source>The network took it and gave it an address</source>
        <translation>La red la aceptó y le dio dirección</translation>
    </message>
    <message>
        <source>The network took it</source>
        <translation>La red lo aceptó</translation>
    </message>
    <message>
        <source>The network’s scheduler took it</source>
        <translation>El programador de la red la aceptó</translation>
    </message>
    <message>
        <source>The network took it and is working on it</source>
        <translation>La red la aceptó y la está procesando</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>You chose another time</source>
        <translation>Elegiste otra hora</translation>
    </message>
    <message>
        <source>You said: now</source>
        <translation>Dijiste: ahora</translation>
    </message>
    <message>
        <source>You said: try again</source>
        <translation>Dijiste: otra vez</translation>
    </message>
    <message>
        <source>You said: it is not out</source>
        <translation>Dijiste que no había salido</translation>
    </message>
    <message>
        <source>You said: it is published</source>
        <translation>Dijiste que está publicada</translation>
    </message>
    <message>
        <source>You took back that it is published</source>
        <translation>Retiraste que está publicada</translation>
    </message>
    <message>
        <source>You left it out</source>
        <translation>La omitiste</translation>
    </message>
    <message>
        <source>You cancelled it</source>
        <translation>La cancelaste</translation>
    </message>
    <message>
        <source>You stopped it; what is out stays</source>
        <translation>La detuviste; lo que ya salió se queda</translation>
    </message>
    <message>
        <source>You took it back from the network</source>
        <translation>La recuperaste de la red</translation>
    </message>
    <message>
        <source>Taken back from the network</source>
        <translation>Recuperada de la red</translation>
    </message>
    <message>
        <source>Nothing holds it back any more</source>
        <translation>Ya nada la retiene</translation>
    </message>
    <message>
        <source>Due before the backup was restored: your decision</source>
        <translation>Tocaba antes de restaurar la copia: tú decides</translation>
    </message>
    <message>
        <source>This time was missed; the next one is planned</source>
        <translation>Esta vez se pasó; la próxima está programada</translation>
    </message>
    <message>
        <source>smdesk ended in the middle; nothing is sent blindly</source>
        <translation>smdesk se cerró a mitad; nada se envía a ciegas</translation>
    </message>
    <message>
        <source>Found on the network</source>
        <translation>Encontrada en la red</translation>
    </message>
    <message>
        <source>No longer with the network’s scheduler</source>
        <translation>Ya no está en el programador de la red</translation>
    </message>
    <message>
        <source>Written down before sending</source>
        <translation>Anotada antes de enviar</translation>
    </message>
    <message>
        <source>The network is working on it</source>
        <translation>La red la está procesando</translation>
    </message>
    <message>
        <source>Marked as published</source>
        <translation>Marcada como publicada</translation>
    </message>
    <message>
        <source>Not published</source>
        <translation>No publicada</translation>
    </message>
    <message>
        <source>Waits for its next step</source>
        <translation>Espera su siguiente paso</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Retenida</translation>
    </message>
    <message>
        <source>The network’s scheduler has it</source>
        <translation>La tiene el programador de la red</translation>
    </message>
    <message>
        <source>Its time passed while nobody could send it</source>
        <translation>Se pasó su hora sin que nadie pudiera enviarla</translation>
    </message>
    <message>
        <source>Its time came: your turn</source>
        <translation>Llegó su hora: te toca</translation>
    </message>
    <message>
        <source>Not known whether it is out</source>
        <translation>No se sabe si ha salido</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitida</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>The channel must be reconnected</source>
        <translation>Hay que volver a conectar el canal</translation>
    </message>
    <message>
        <source>This computer’s keyring is closed</source>
        <translation>El llavero de este ordenador está cerrado</translation>
    </message>
    <message>
        <source>Publishing is paused</source>
        <translation>La publicación está en pausa</translation>
    </message>
    <message>
        <source>The channel is paused</source>
        <translation>El canal está en pausa</translation>
    </message>
    <message>
        <source>It waits for approval</source>
        <translation>Espera aprobación</translation>
    </message>
    <message>
        <source>Its channel is gone</source>
        <translation>Su canal ya no existe</translation>
    </message>
    <message>
        <source>A file of it is missing</source>
        <translation>Le falta un archivo</translation>
    </message>
</context>
<context>
    <name>KeyDateActs</name>
    <message>
        <source>Add key date</source>
        <translation>Añadir fecha clave</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Change key date</source>
        <translation>Cambiar fecha clave</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Every year</source>
        <translation>Cada año</translation>
    </message>
    <message>
        <source>Nothing goes out on these days</source>
        <translation>Esos días no sale nada</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>new key date</source>
        <translation>nueva fecha clave</translation>
    </message>
    <message>
        <source>change of a key date</source>
        <translation>cambio de una fecha clave</translation>
    </message>
    <message>
        <source>deleting of a key date</source>
        <translation>borrado de una fecha clave</translation>
    </message>
    <message>
        <source>“%1” is deleted.</source>
        <translation>«%1» se ha borrado.</translation>
    </message>
    <message>
        <source>hiding of a key date</source>
        <translation>ocultación de una fecha clave</translation>
    </message>
    <message>
        <source>“%1” is hidden for this client.</source>
        <translation>«%1» queda oculta para este cliente.</translation>
    </message>
    <message>
        <source>no-post day</source>
        <translation>día sin publicar</translation>
    </message>
    <message>
        <source>No-post day: the queue leaves it out.</source>
        <translation>Día sin publicar: la cola se lo salta.</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) still stand on it.</source>
        <translation>
            <numerusform>Todavía hay %n publicación ese día.</numerusform>
            <numerusform>Todavía hay %n publicaciones ese día.</numerusform>
        </translation>
    </message>
    <message>
        <source>hidden key dates</source>
        <translation>fechas clave ocultas</translation>
    </message>
    <message numerus="yes">
        <source>%n key date(s) show again.</source>
        <translation>
            <numerusform>Vuelve a verse %n fecha clave.</numerusform>
            <numerusform>Vuelven a verse %n fechas clave.</numerusform>
        </translation>
    </message>
    <message>
        <source>An idea for “%1” stands on %2.</source>
        <translation>Hay una idea para «%1»: %2.</translation>
    </message>
</context>
<context>
    <name>KeyDates</name>
    <message>
        <source>Clock change</source>
        <translation>Cambio de hora</translation>
    </message>
    <message>
        <source>No-post day</source>
        <translation>Día sin publicar</translation>
    </message>
    <message>
        <source>Draw: %1</source>
        <translation>Sorteo: %1</translation>
    </message>
    <message>
        <source>Contest: %1</source>
        <translation>Concurso: %1</translation>
    </message>
</context>
<context>
    <name>KeyringAgain</name>
    <message numerus="yes">
        <source>The keyring is open; %n channel(s) go(es) on</source>
        <translation>
            <numerusform>El llavero está abierto; sigue %n canal</numerusform>
            <numerusform>El llavero está abierto; siguen %n canales</numerusform>
        </translation>
    </message>
    <message>
        <source>The keyring is still closed</source>
        <translation>El llavero sigue cerrado</translation>
    </message>
</context>
<context>
    <name>KeyringBox</name>
    <message>
        <source>This computer has no keyring.</source>
        <extracomment>The setting that holds a person&apos;s choice to do without a keyring.</extracomment>
        <translation>Este equipo no tiene llavero.</translation>
    </message>
    <message>
        <source>smdesk keeps passwords and tokens only there. Set one up (GNOME Keyring, KWallet, KeePassXC) and start smdesk anew; or let it keep this one in memory: then it asks for it again at each start, and what is due before you have typed it waits.</source>
        <translation>smdesk guarda contraseñas y tokens solo ahí. Instala uno (GNOME Keyring, KWallet, KeePassXC) y vuelve a abrir smdesk; o deja que guarde este en memoria: te lo pedirá cada vez que arranque, y lo que toque antes de que lo escribas esperará.</translation>
    </message>
    <message>
        <source>Keep it for this session only</source>
        <translation>Guardarlo solo para esta sesión</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>Passwords and tokens are kept in the system’s keyring, not in the data folder and not in backups.</source>
        <translation>Las contraseñas y los tokens se guardan en el llavero del sistema, no en la carpeta de datos ni en las copias de seguridad.</translation>
    </message>
    <message>
        <source>Passwords and tokens are kept in memory until smdesk ends, and nowhere else.</source>
        <translation>Las contraseñas y los tokens se guardan en memoria hasta que cierres smdesk, y en ningún otro sitio.</translation>
    </message>
</context>
<context>
    <name>KpiForm</name>
    <message>
        <source>Formula</source>
        <extracomment>Months that are told of, the running one first.</extracomment>
        <translation>Fórmula</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Partida</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Plazo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Qué se mide</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>De qué</translation>
    </message>
    <message>
        <source>Where the number comes from</source>
        <translation>De dónde sale el número</translation>
    </message>
    <message>
        <source>Less is better</source>
        <translation>Menos es mejor</translation>
    </message>
    <message>
        <source>Note for the report</source>
        <translation>Nota para el informe</translation>
    </message>
    <message>
        <source>number</source>
        <translation>número</translation>
    </message>
    <message>
        <source>Business: someone paid, booked, asked or clicked.</source>
        <translation>Negocio: alguien pagó, reservó, preguntó o hizo clic.</translation>
    </message>
    <message>
        <source>Engagement: someone answered, shared or kept it.</source>
        <translation>Interacción: alguien contestó, compartió o guardó.</translation>
    </message>
    <message>
        <source>Vanity: it explains, and decides nothing.</source>
        <translation>Vanidad: explica, y no decide nada.</translation>
    </message>
    <message>
        <source>Each month</source>
        <translation>Cada mes</translation>
    </message>
    <message>
        <source>What every month is to bring</source>
        <translation>Lo que debe traer cada mes</translation>
    </message>
    <message>
        <source>Read the number</source>
        <translation>Leer el número</translation>
    </message>
    <message>
        <source>Change what pushes “%1”</source>
        <translation>Cambiar lo que empuja «%1»</translation>
    </message>
</context>
<context>
    <name>LatePick</name>
    <message>
        <source>As in the settings</source>
        <translation>Como en los ajustes</translation>
    </message>
    <message>
        <source>Never: I decide</source>
        <translation>Nunca: decido yo</translation>
    </message>
    <message>
        <source>Up to %1 h late</source>
        <translation>Hasta %1 h tarde</translation>
    </message>
    <message>
        <source>Up to %1 min late</source>
        <translation>Hasta %1 min tarde</translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>Time</source>
        <extracomment>What a cell is about: a `Day` or a `PublicationView`.</extracomment>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Publicación</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>Qué viene ahora</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(sin texto)</translation>
    </message>
    <message>
        <source>First comment: %1</source>
        <translation>Primer comentario: %1</translation>
    </message>
    <message>
        <source>The network confirmed it</source>
        <translation>La red lo confirmó</translation>
    </message>
    <message>
        <source>Looked up and found</source>
        <translation>Buscada y encontrada</translation>
    </message>
    <message>
        <source>You confirmed it</source>
        <translation>Lo confirmaste tú</translation>
    </message>
    <message>
        <source>Assisted</source>
        <translation>Asistido</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Prueba</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Programada</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Entregada</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Se pasó</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Te toca</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicada</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falló</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>No publicada</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>link pasted</source>
        <translation>enlace pegado</translation>
    </message>
    <message>
        <source>no link</source>
        <translation>sin enlace</translation>
    </message>
    <message>
        <source>looked up, found</source>
        <translation>buscada y hallada</translation>
    </message>
    <message>
        <source>the network’s answer</source>
        <translation>respuesta de la red</translation>
    </message>
    <message>
        <source>your decision</source>
        <translation>tú decides</translation>
    </message>
    <message>
        <source>By the network</source>
        <translation>Por la red</translation>
    </message>
    <message>
        <source>Assisted · by you</source>
        <translation>Asistido · por ti</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>Assisted · waits for you</source>
        <translation>Asistido · te espera</translation>
    </message>
    <message>
        <source>Automatic · not tried</source>
        <translation>Automático · sin intentar</translation>
    </message>
    <message numerus="yes">
        <source>Automatic · %n request(s)</source>
        <translation>
            <numerusform>Automático · %n petición</numerusform>
            <numerusform>Automático · %n peticiones</numerusform>
        </translation>
    </message>
    <message>
        <source>You get a notice</source>
        <translation>Te avisa</translation>
    </message>
    <message>
        <source>Goes out by itself</source>
        <translation>Sale sola</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Automatic: smdesk publishes at the time</source>
        <translation>Automático: smdesk publica a su hora</translation>
    </message>
    <message>
        <source>Assisted: it reminds you, has all ready, and you publish</source>
        <translation>Asistido: te avisa, lo prepara todo y publicas tú</translation>
    </message>
</context>
<context>
    <name>LinkStep</name>
    <message>
        <source>Paste its link, to be sure</source>
        <translation>Pega su enlace, para tener la prueba</translation>
    </message>
    <message>
        <source>Link to the post on the network</source>
        <translation>Enlace a la publicación en la red</translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>Parameters on links (UTM)</source>
        <translation>Parámetros en los enlaces (UTM)</translation>
    </message>
    <message>
        <source>A link will look like this</source>
        <translation>Un enlace quedará así</translation>
    </message>
    <message>
        <source>campaign</source>
        <translation>campaña</translation>
    </message>
    <message>
        <source>post</source>
        <translation>publicacion</translation>
    </message>
    <message>
        <source>The composer offers them where a link to the client has none. {network}, {campaign}, {post}, {format} and {client} are filled in. Empty all of them for none.</source>
        <translation>El editor los propone en los enlaces del cliente que no los llevan. {network}, {campaign}, {post}, {format} y {client} se rellenan solos. Vacíalos todos si no quieres ninguno.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>ListEdit</name>
    <message>
        <source>Add another</source>
        <translation>Añadir otro</translation>
    </message>
    <message>
        <source>Drag to another place, or Alt+Up and Alt+Down in the text</source>
        <translation>Arrástralo a otro sitio, o Alt+Arriba y Alt+Abajo en el texto</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Only %1 is shown now</source>
        <extracomment>What changes the numbers in the rail.</extracomment>
        <translation>Ahora solo se ve %1</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>Manual — smdesk</source>
        <extracomment>Chapters that are called otherwise than the page they are about.</extracomment>
        <translation>Manual — smdesk</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Índice</translation>
    </message>
</context>
<context>
    <name>MarketingCard</name>
    <message>
        <source>How it presents itself</source>
        <translation>Cómo se presenta</translation>
    </message>
    <message>
        <source>To whom it speaks</source>
        <translation>A quién le habla</translation>
    </message>
    <message>
        <source>What it pushes</source>
        <translation>Qué empuja</translation>
    </message>
    <message>
        <source>What it does beside the networks</source>
        <translation>Qué hace además de las redes</translation>
    </message>
    <message>
        <source>Marketing focus</source>
        <translation>Enfoque de marketing</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
</context>
<context>
    <name>MeasureMenu</name>
    <message>
        <source>Insert a measure…</source>
        <translation>Insertar una medida…</translation>
    </message>
    <message>
        <source>The measures that a formula may name</source>
        <translation>Las medidas que una fórmula puede nombrar</translation>
    </message>
</context>
<context>
    <name>MediaStep</name>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message numerus="yes">
        <source>Drag the picture(s) to the site</source>
        <translation>
            <numerusform>Arrastra la imagen a la web</numerusform>
            <numerusform>Arrastra las imágenes a la web</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drag the file(s) to the site</source>
        <translation>
            <numerusform>Arrastra el archivo a la web</numerusform>
            <numerusform>Arrastra los archivos a la web</numerusform>
        </translation>
    </message>
    <message>
        <source>Alt text: “%1”</source>
        <translation>Texto alternativo: «%1»</translation>
    </message>
    <message>
        <source>With Shift all of them are dragged, in this order.</source>
        <translation>Con Mayús se arrastran todas, en este orden.</translation>
    </message>
    <message>
        <source>Not in the media folder any more: %1</source>
        <translation>Ya no está en la carpeta de medios: %1</translation>
    </message>
</context>
<context>
    <name>MediaStrip</name>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Drop images or video here, or press Enter to choose files</source>
        <translation>Suelta aquí imágenes o vídeo, o pulsa Intro para elegir archivos</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>Imágenes y vídeo</translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>Copiando %1</translation>
    </message>
    <message>
        <source>Attach images or video</source>
        <translation>Adjuntar imágenes o vídeo</translation>
    </message>
    <message>
        <source>Images and video</source>
        <translation>Imágenes y vídeo</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Describir</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Mover a la izquierda</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Mover a la derecha</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>cropped</source>
        <translation>recortada</translation>
    </message>
    <message>
        <source>Crop…</source>
        <translation>Recortar…</translation>
    </message>
    <message>
        <source>Find the file again…</source>
        <translation>Buscar el archivo otra vez…</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Ir</translation>
    </message>
    <message>
        <source>&amp;Client</source>
        <translation>&amp;Cliente</translation>
    </message>
    <message>
        <source>&amp;Post</source>
        <translation>&amp;Publicación</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Herramientas</translation>
    </message>
    <message>
        <source>Pause publishing</source>
        <translation>Pausar la publicación</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>New round…</source>
        <translation>Ronda nueva…</translation>
    </message>
    <message>
        <source>Import an answer…</source>
        <translation>Importar una respuesta…</translation>
    </message>
    <message>
        <source>Paste an answer…</source>
        <translation>Pegar una respuesta…</translation>
    </message>
    <message>
        <source>The client’s words</source>
        <translation>Lo que dice el cliente</translation>
    </message>
    <message>
        <source>Approve by phone…</source>
        <translation>Aprobar por teléfono…</translation>
    </message>
    <message>
        <source>Changes by phone…</source>
        <translation>Cambios por teléfono…</translation>
    </message>
    <message>
        <source>Use their text</source>
        <translation>Usar su texto</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Rechazar…</translation>
    </message>
    <message>
        <source>Open the post</source>
        <translation>Abrir la publicación</translation>
    </message>
    <message>
        <source>Withdraw from the round</source>
        <translation>Retirar de la ronda</translation>
    </message>
    <message>
        <source>Next post</source>
        <translation>Publicación siguiente</translation>
    </message>
    <message>
        <source>Previous post</source>
        <translation>Publicación anterior</translation>
    </message>
    <message>
        <source>Save the client’s file…</source>
        <translation>Guardar el archivo del cliente…</translation>
    </message>
    <message>
        <source>Copy a reminder</source>
        <translation>Copiar un recordatorio</translation>
    </message>
    <message>
        <source>Change the round…</source>
        <translation>Cambiar la ronda…</translation>
    </message>
    <message>
        <source>Add posts…</source>
        <translation>Añadir publicaciones…</translation>
    </message>
    <message>
        <source>Close the round</source>
        <translation>Cerrar la ronda</translation>
    </message>
    <message>
        <source>Reopen the round</source>
        <translation>Reabrir la ronda</translation>
    </message>
    <message>
        <source>Delete the round</source>
        <translation>Eliminar la ronda</translation>
    </message>
    <message>
        <source>Send again what changed…</source>
        <translation>Reenviar lo que cambió…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Put back into the round</source>
        <translation>Volver a poner en la ronda</translation>
    </message>
    <message>
        <source>Draw before the close…</source>
        <translation>Sortear antes del cierre…</translation>
    </message>
    <message>
        <source>Save the record as PDF…</source>
        <translation>Guardar el acta en PDF…</translation>
    </message>
    <message>
        <source>New contest</source>
        <translation>Nuevo concurso</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Leave out…</source>
        <translation>Excluir…</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Volver a contar</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>Paste a list…</source>
        <translation>Pegar lista…</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Archivo…</translation>
    </message>
    <message>
        <source>From the inbox</source>
        <translation>Bandeja</translation>
    </message>
    <message>
        <source>A substitute takes the prize…</source>
        <translation>Dar el premio a un suplente…</translation>
    </message>
    <message>
        <source>Close the record…</source>
        <translation>Cerrar el acta…</translation>
    </message>
    <message>
        <source>Deliver to design…</source>
        <translation>Entregar a diseño…</translation>
    </message>
    <message>
        <source>Save the sheet…</source>
        <translation>Guardar la hoja…</translation>
    </message>
    <message>
        <source>Save the sheet as XLSX…</source>
        <translation>Guardar la hoja como XLSX…</translation>
    </message>
    <message>
        <source>Save the sheet as PDF…</source>
        <translation>Guardar la hoja como PDF…</translation>
    </message>
    <message>
        <source>Art received</source>
        <translation>Arte recibido</translation>
    </message>
    <message>
        <source>Choose files of art…</source>
        <translation>Elegir archivos de arte…</translation>
    </message>
    <message>
        <source>New post in this week</source>
        <translation>Nueva publicación en esta semana</translation>
    </message>
    <message>
        <source>Sheet of the week before</source>
        <translation>Hoja de la semana anterior</translation>
    </message>
    <message>
        <source>Content sheet</source>
        <translation>Hoja de contenidos</translation>
    </message>
    <message>
        <source>Sheet of the next week</source>
        <translation>Hoja de la semana siguiente</translation>
    </message>
    <message>
        <source>Sheet of this week</source>
        <translation>Hoja de esta semana</translation>
    </message>
    <message>
        <source>Open the post of the row</source>
        <translation>Abrir la publicación de la fila</translation>
    </message>
    <message>
        <source>Copy the code for its art</source>
        <translation>Copiar el código para su arte</translation>
    </message>
    <message>
        <source>Needs no art</source>
        <translation>No necesita arte</translation>
    </message>
    <message>
        <source>Needs art</source>
        <translation>Necesita arte</translation>
    </message>
    <message>
        <source>References…</source>
        <translation>Referencias…</translation>
    </message>
    <message>
        <source>History of sheet and art…</source>
        <translation>Historial de la hoja y el arte…</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>Editar la celda</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Rellenar hacia abajo</translation>
    </message>
    <message>
        <source>Copy the cells</source>
        <translation>Copiar las celdas</translation>
    </message>
    <message>
        <source>Paste into the cells</source>
        <translation>Pegar en las celdas</translation>
    </message>
    <message>
        <source>Workbook (XLSX)…</source>
        <translation>Libro de cálculo (XLSX)…</translation>
    </message>
    <message>
        <source>Pages (PDF)…</source>
        <translation>Páginas (PDF)…</translation>
    </message>
    <message>
        <source>Copy the code %1</source>
        <translation>Copiar el código %1</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Historial…</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message numerus="yes">
        <source>%n too many</source>
        <extracomment>Share of the limit from which a counter is shown in the warning colour (SCREENS 5.3).</extracomment>
        <translation>
            <numerusform>%n de más</numerusform>
            <numerusform>%n de más</numerusform>
        </translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>bytes</translation>
    </message>
</context>
<context>
    <name>MixMeter</name>
    <message>
        <source>Content mix</source>
        <extracomment>What there is to count, beside what the view shows.</extracomment>
        <translation>Mezcla de contenido</translation>
    </message>
    <message>
        <source>%1 goes from %2 to %3.</source>
        <translation>%1 pasa de %2 a %3.</translation>
    </message>
    <message>
        <source>It makes the third promotion in a row.</source>
        <translation>Sería la tercera promoción seguida.</translation>
    </message>
    <message>
        <source>week</source>
        <translation>semana</translation>
    </message>
    <message>
        <source>month</source>
        <translation>mes</translation>
    </message>
    <message>
        <source>What shows</source>
        <translation>Lo que se ve</translation>
    </message>
    <message>
        <source>The week</source>
        <translation>La semana</translation>
    </message>
    <message>
        <source>The month</source>
        <translation>El mes</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Todos los canales</translation>
    </message>
    <message>
        <source>Rebalance…</source>
        <translation>Equilibrar…</translation>
    </message>
    <message>
        <source>Pillars…</source>
        <translation>Pilares…</translation>
    </message>
    <message>
        <source>Plan the month…</source>
        <translation>Planificar el mes…</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Content mix: what is counted</source>
        <translation>Mezcla de contenido: qué se cuenta</translation>
    </message>
</context>
<context>
    <name>MixWords</name>
    <message>
        <source>goal %1</source>
        <translation>meta %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n point(s) over</source>
        <translation>
            <numerusform>%1: %n punto de más</numerusform>
            <numerusform>%1: %n puntos de más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n point(s) short</source>
        <translation>
            <numerusform>%1: %n punto de menos</numerusform>
            <numerusform>%1: %n puntos de menos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n post(s) more</source>
        <translation>
            <numerusform>%1: %n publicación más</numerusform>
            <numerusform>%1: %n publicaciones más</numerusform>
        </translation>
    </message>
    <message>
        <source>Third promotion in a row</source>
        <translation>Tercera promoción seguida</translation>
    </message>
    <message>
        <source>Promotion: %1, ceiling %2</source>
        <translation>Promoción: %1, techo %2</translation>
    </message>
    <message>
        <source>Goals add up to %1</source>
        <translation>Las metas suman %1</translation>
    </message>
    <message>
        <source>Promotion’s goal is over its ceiling</source>
        <translation>La meta de promoción supera su techo</translation>
    </message>
    <message numerus="yes">
        <source>Few posts: each is worth %n point(s)</source>
        <translation>
            <numerusform>Pocas publicaciones: cada una vale %n punto</numerusform>
            <numerusform>Pocas publicaciones: cada una vale %n puntos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) without a pillar</source>
        <translation>
            <numerusform>%n publicación sin pilar</numerusform>
            <numerusform>%n publicaciones sin pilar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n point(s) over its goal.</source>
        <translation>
            <numerusform>%1 pasa %n punto de su meta.</numerusform>
            <numerusform>%1 pasa %n puntos de su meta.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n point(s) below its goal.</source>
        <translation>
            <numerusform>A %1 le falta %n punto para su meta.</numerusform>
            <numerusform>A %1 le faltan %n puntos para su meta.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is short of %n post(s).</source>
        <translation>
            <numerusform>A %1 le falta %n publicación.</numerusform>
            <numerusform>A %1 le faltan %n publicaciones.</numerusform>
        </translation>
    </message>
    <message>
        <source>On %1 promotion comes for the third time in a row.</source>
        <translation>%1: tercera promoción seguida.</translation>
    </message>
    <message numerus="yes">
        <source>Promotion is %1 of the posts; at most %2 was agreed: %n post(s) too many.</source>
        <translation>
            <numerusform>La promoción es el %1 de las publicaciones; se acordó un %2 como mucho: sobra %n.</numerusform>
            <numerusform>La promoción es el %1 de las publicaciones; se acordó un %2 como mucho: sobran %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>The goals of the pillars add up to %1, not to 100.</source>
        <translation>Las metas de los pilares suman %1, no 100.</translation>
    </message>
    <message>
        <source>The goals ask for %1 of promotion; the ceiling is %2.</source>
        <translation>Las metas piden un %1 de promoción; el techo es el %2.</translation>
    </message>
    <message numerus="yes">
        <source>With so few posts each is worth %n point(s): look at whole posts.</source>
        <translation>
            <numerusform>Con tan pocas publicaciones cada una vale %n punto: mira las publicaciones enteras.</numerusform>
            <numerusform>Con tan pocas publicaciones cada una vale %n puntos: mira las publicaciones enteras.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) without a pillar are not counted.</source>
        <translation>
            <numerusform>%n publicación sin pilar no cuenta.</numerusform>
            <numerusform>%n publicaciones sin pilar no cuentan.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Modes</name>
    <message>
        <source>Assisted</source>
        <translation>Asistido</translation>
    </message>
    <message>
        <source>Delegated</source>
        <translation>Delegada</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Mixto</translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>nothing planned</source>
        <translation>nada previsto</translation>
    </message>
    <message>
        <source>all scheduled</source>
        <translation>todo programado</translation>
    </message>
    <message>
        <source>this client does not approve</source>
        <translation>este cliente no aprueba</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nada que avisar</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planificar</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>dossier, audit and personas are there</source>
        <translation>hay dossier, auditoría y personas</translation>
    </message>
    <message>
        <source>dossier</source>
        <translation>dossier</translation>
    </message>
    <message>
        <source>audit</source>
        <translation>auditoría</translation>
    </message>
    <message>
        <source>personas</source>
        <translation>personas</translation>
    </message>
    <message>
        <source>still without: %1</source>
        <translation>aún sin: %1</translation>
    </message>
    <message>
        <source>objectives agreed and signed</source>
        <translation>objetivos acordados y firmados</translation>
    </message>
    <message>
        <source>unsigned</source>
        <translation>sin firmar</translation>
    </message>
    <message>
        <source>the client has signed nothing</source>
        <translation>el cliente no ha firmado nada</translation>
    </message>
    <message>
        <source>no objectives yet</source>
        <translation>aún sin objetivos</translation>
    </message>
    <message>
        <source>%1 of %2 are out, each channel counted</source>
        <translation>han salido %1 de %2, contando cada canal</translation>
    </message>
    <message>
        <source>Know</source>
        <translation>Conocer</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Acordar</translation>
    </message>
</context>
<context>
    <name>MonthCounted</name>
    <message numerus="yes">
        <source>%n not scheduled yet</source>
        <translation>
            <numerusform>%n sin programar</numerusform>
            <numerusform>%n sin programar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n cambio</numerusform>
            <numerusform>%n cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <translation>
            <numerusform>%n espera</numerusform>
            <numerusform>%n esperan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n aviso</numerusform>
            <numerusform>%n avisos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) with pictures without alt text</source>
        <translation>
            <numerusform>%n publicación con imágenes sin texto alternativo</numerusform>
            <numerusform>%n publicaciones con imágenes sin texto alternativo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s)</source>
        <translation>
            <numerusform>%n fallo</numerusform>
            <numerusform>%n fallos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>%1 slot</source>
        <translation>%1 hueco</translation>
    </message>
    <message>
        <source>+%1 more</source>
        <extracomment>Seconds of one frame for drawing chips that were never drawn: the grid shows at once, chips as they come.</extracomment>
        <translation>+%1 más</translation>
    </message>
</context>
<context>
    <name>NeedsPane</name>
    <message>
        <source>First steps</source>
        <extracomment>A window lower than this has little room.</extracomment>
        <translation>Primeros pasos</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Te necesita</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) put off until tomorrow.</source>
        <translation>
            <numerusform>%n cosa aplazada hasta mañana.</numerusform>
            <numerusform>%n cosas aplazadas hasta mañana.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Nada te necesita</translation>
    </message>
    <message>
        <source>What goes out by itself is on its way.</source>
        <translation>Lo que sale solo está en camino.</translation>
    </message>
</context>
<context>
    <name>NetworkLine</name>
    <message>
        <source>Role</source>
        <extracomment>What is offered as posts a week; None: as the slots of its channels say.</extracomment>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Posts a week</source>
        <translation>Publicaciones por semana</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Por qué no</translation>
    </message>
    <message>
        <source>%1 when it was decided</source>
        <extracomment>Whose values the fields show.</extracomment>
        <translation>%1 cuando se decidió</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Move up: %1</source>
        <translation>Subir: %1</translation>
    </message>
    <message>
        <source>Move down: %1</source>
        <translation>Bajar: %1</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Decided against</source>
        <translation>Descartada</translation>
    </message>
    <message>
        <source>What the network is for: shop window, neighbours, questions…</source>
        <translation>Para qué sirve la red: escaparate, vecindario, preguntas…</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Reconsiderar</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>How it scores</source>
        <translation>Cómo puntúa</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>As its slots say</source>
        <translation>Según sus horarios</translation>
    </message>
</context>
<context>
    <name>NetworkList</name>
    <message>
        <source>Networks</source>
        <translation>Redes</translation>
    </message>
</context>
<context>
    <name>Networks</name>
    <message>
        <source>Practice network</source>
        <translation>Red de práctica</translation>
    </message>
</context>
<context>
    <name>NetworksEdit</name>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Uso</translation>
    </message>
    <message>
        <source>Proposed hour</source>
        <translation>Hora propuesta</translation>
    </message>
    <message>
        <source>Add a network…</source>
        <translation>Añadir una red…</translation>
    </message>
    <message>
        <source>Use of %1, 0 to 5</source>
        <translation>Uso de %1, de 0 a 5</translation>
    </message>
    <message>
        <source>Hours on %1</source>
        <translation>Horas en %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Quitar %1</translation>
    </message>
</context>
<context>
    <name>NewClient</name>
    <message>
        <source>New client</source>
        <translation>Cliente nuevo</translation>
    </message>
    <message>
        <source>All of this can be changed later.</source>
        <translation>Todo esto se puede cambiar más tarde.</translation>
    </message>
    <message>
        <source>Create client</source>
        <translation>Crear cliente</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Time zone, in which everything of this client is planned</source>
        <translation>Zona horaria en la que se planifica todo lo de este cliente</translation>
    </message>
    <message>
        <source>Language of its posts</source>
        <translation>Idioma de sus publicaciones</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Marrón</translation>
    </message>
    <message>
        <source>Sea blue</source>
        <translation>Azul mar</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rojo</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>Ciruela</translation>
    </message>
    <message>
        <source>Ink blue</source>
        <translation>Azul tinta</translation>
    </message>
    <message>
        <source>Raspberry</source>
        <translation>Frambuesa</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Verde azulado</translation>
    </message>
    <message>
        <source>Ochre</source>
        <translation>Ocre</translation>
    </message>
    <message>
        <source>Slate grey</source>
        <translation>Gris pizarra</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violeta</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rosa</translation>
    </message>
</context>
<context>
    <name>NewRound</name>
    <message>
        <source>Time of the deadline</source>
        <translation>Hora del plazo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>New round for %1</source>
        <translation>Ronda nueva para %1</translation>
    </message>
    <message>
        <source>What is ticked goes to the client in one file. What they answer comes back in one.</source>
        <translation>Lo que está marcado va al cliente en un archivo. Lo que responde vuelve en otro.</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Plazo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Deadline, if there is one</source>
        <translation>Plazo, si lo hay</translation>
    </message>
    <message>
        <source>Message to the client, if there is something to say</source>
        <translation>Mensaje para el cliente, si hay algo que decir</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Guardar para luego</translation>
    </message>
    <message>
        <source>Save the file…</source>
        <translation>Guardar el archivo…</translation>
    </message>
    <message>
        <source>Add posts to “%1”</source>
        <translation>Añadir publicaciones a «%1»</translation>
    </message>
    <message>
        <source>They go to the client with the next file.</source>
        <translation>Van al cliente con el próximo archivo.</translation>
    </message>
    <message>
        <source>Add them</source>
        <translation>Añadirlas</translation>
    </message>
    <message>
        <source>Change “%1”</source>
        <translation>Cambiar «%1»</translation>
    </message>
    <message>
        <source>The client sees it with the next file.</source>
        <translation>El cliente lo ve con el próximo archivo.</translation>
    </message>
    <message>
        <source>Change the round</source>
        <translation>Cambiar la ronda</translation>
    </message>
</context>
<context>
    <name>NoteRow</name>
    <message>
        <source>part %1</source>
        <extracomment>The least room for a sentence beside its button; with less, the button stands below. Posts of a thread that a long text is split into, at most.</extracomment>
        <translation>parte %1</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message numerus="yes">
        <source>%n to fix</source>
        <translation>
            <numerusform>%n por corregir</numerusform>
            <numerusform>%n por corregir</numerusform>
        </translation>
    </message>
    <message>
        <source>Must fix</source>
        <translation>Hay que corregir</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Conviene mirar</translation>
    </message>
    <message>
        <source>Could be better</source>
        <translation>Se puede mejorar</translation>
    </message>
    <message>
        <source>No channel is chosen: it can be kept, and scheduled later.</source>
        <translation>No hay ningún canal elegido: se puede guardar y programar más tarde.</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Correcto</translation>
    </message>
    <message>
        <source>Show what has passed</source>
        <translation>Mostrar lo que está bien</translation>
    </message>
    <message>
        <source>Fold what has passed</source>
        <translation>Plegar lo que está bien</translation>
    </message>
    <message numerus="yes">
        <source>Length on %n channel(s)</source>
        <translation>
            <numerusform>Longitud en %n canal</numerusform>
            <numerusform>Longitud en %n canales</numerusform>
        </translation>
    </message>
    <message>
        <source>Media fit everywhere</source>
        <translation>Los archivos sirven en todos</translation>
    </message>
    <message>
        <source>Every medium is described</source>
        <translation>Todo tiene texto alternativo</translation>
    </message>
    <message>
        <source>The link is an address</source>
        <translation>El enlace es una dirección</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Describir</translation>
    </message>
    <message>
        <source>Write its own</source>
        <translation>Texto propio</translation>
    </message>
    <message>
        <source>Join the parts</source>
        <translation>Unir las partes</translation>
    </message>
    <message>
        <source>Split into a thread</source>
        <translation>Dividir en un hilo</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>Adjuntar…</translation>
    </message>
    <message>
        <source>Media host…</source>
        <translation>Alojamiento…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Comprobaciones</translation>
    </message>
    <message>
        <source>%1: counted with the limits read on %2. Testing the channel reads them again.</source>
        <translation>%1: se cuenta con los límites leídos el %2. Al probar el canal se leen de nuevo.</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>Otro día</translation>
    </message>
    <message>
        <source>How this client speaks</source>
        <translation>Cómo habla este cliente</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n post(s) came due while nobody could send them.</source>
        <translation>
            <numerusform>A una publicación se le pasó la hora sin que nadie pudiera enviarla.</numerusform>
            <numerusform>A %n publicaciones se les pasó la hora sin que nadie pudiera enviarlas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of it is sent before you decide.</source>
        <translation>Nada se envía hasta que decidas.</translation>
    </message>
    <message>
        <source>Practice.</source>
        <translation>Práctica.</translation>
    </message>
    <message>
        <source>This desk is being published by another program: %1 (process %2).</source>
        <translation>Otro programa publica este escritorio: %1 (proceso %2).</translation>
    </message>
    <message>
        <source>You see everything and can decide here. Once it has ended, this window can publish.</source>
        <translation>Aquí lo ves todo y puedes decidir. Cuando termine, puede publicar esta ventana.</translation>
    </message>
    <message>
        <source>Publish from here</source>
        <translation>Publicar desde aquí</translation>
    </message>
    <message>
        <source>This computer’s keyring no longer has it. Connect again; posts wait meanwhile.</source>
        <translation>El llavero de este ordenador ya no lo tiene. Vuelve a conectar; mientras, las publicaciones esperan.</translation>
    </message>
    <message>
        <source>Open the channel</source>
        <translation>Abrir el canal</translation>
    </message>
    <message>
        <source>%1 must be connected again.</source>
        <translation>Hay que volver a conectar %1.</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Revisar…</translation>
    </message>
    <message>
        <source>Backups…</source>
        <extracomment>Problems of channels whose access may be as good as ever: what the keyring kept of it cannot be read.</extracomment>
        <translation>Copias de seguridad…</translation>
    </message>
    <message>
        <source>Tour: %1 of %2</source>
        <translation>Recorrido: %1 de %2</translation>
    </message>
    <message>
        <source>Go on with the tour</source>
        <translation>Seguir el recorrido</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Recorrido</translation>
    </message>
    <message>
        <source>Practice mode</source>
        <translation>Modo práctica</translation>
    </message>
    <message>
        <source>Example data. Nothing you do here leaves this computer.</source>
        <translation>Datos de ejemplo. Nada de lo que hagas aquí sale a la red.</translation>
    </message>
    <message>
        <source>Leave and start for real</source>
        <translation>Salir y empezar de verdad</translation>
    </message>
    <message>
        <source>Leave the example?</source>
        <translation>¿Salir del ejemplo?</translation>
    </message>
    <message>
        <source>The example desk is thrown away with all you did in it. Your own desk opens.</source>
        <translation>El escritorio de ejemplo se borra con todo lo que hiciste en él. Se abre el tuyo.</translation>
    </message>
    <message>
        <source>No connection since %1.</source>
        <translation>Sin conexión desde %1.</translation>
    </message>
    <message>
        <source>Plan and write as usual.</source>
        <translation>Planifica y escribe como siempre.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Probar ahora</translation>
    </message>
    <message>
        <source>The password or token of %1 cannot be read.</source>
        <translation>No se puede leer la contraseña o el token de %1.</translation>
    </message>
    <message numerus="yes">
        <source>The passwords and tokens of %n channel(s) cannot be read.</source>
        <translation>
            <numerusform>No se puede leer la contraseña o el token de %n canal.</numerusform>
            <numerusform>No se pueden leer las contraseñas ni los tokens de %n canales.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer’s keyring is closed. Unlock it, then try again; posts wait meanwhile.</source>
        <translation>El llavero de este ordenador está cerrado. Desbloquéalo y pulsa «Reintentar»; las publicaciones esperan mientras tanto.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Its posts wait meanwhile.</source>
        <translation>Sus publicaciones esperan mientras tanto.</translation>
    </message>
    <message>
        <source>Reconnect…</source>
        <translation>Reconectar…</translation>
    </message>
    <message>
        <source>What goes out by itself goes to the practice network; nothing leaves this computer.</source>
        <translation>Lo que sale solo va a la red de práctica; nada sale de este equipo.</translation>
    </message>
    <message>
        <source>What you had saved is safe. What happened is kept in “%1”.</source>
        <translation>Lo que tenías guardado está a salvo. Lo que pasó queda anotado en «%1».</translation>
    </message>
    <message>
        <source>smdesk ended unexpectedly the last time.</source>
        <translation>smdesk se cerró de forma inesperada la última vez.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copiar el informe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Open</source>
        <extracomment>Milliseconds between two questions to the planner, and the looks at what comes next that are one of so many. The same for accesses that end: a quarter of an hour. Publications to come that are read at a look. Places that one notification of several posts names; the rest are a number. Happenings of these kinds are over when their publication is in none of these states any more. A publication found published longer ago than this is no news: it was found, imported or said by the person.</extracomment>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publicar…</translation>
    </message>
    <message>
        <source>In 15 minutes</source>
        <translation>En 15 minutos</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) go out soon</source>
        <translation>
            <numerusform>Una publicación sale pronto</numerusform>
            <numerusform>%n publicaciones salen pronto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) for you to publish</source>
        <translation>
            <numerusform>Te toca publicar una</numerusform>
            <numerusform>Te toca publicar %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) are out</source>
        <translation>
            <numerusform>Una publicación ha salido</numerusform>
            <numerusform>Han salido %n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) missed their time</source>
        <translation>
            <numerusform>A una publicación se le pasó la hora</numerusform>
            <numerusform>A %n publicaciones se les pasó la hora</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) were not published</source>
        <translation>
            <numerusform>Una publicación no ha salido</numerusform>
            <numerusform>%n publicaciones no han salido</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s): nobody knows whether they are out</source>
        <translation>
            <numerusform>Una publicación: no se sabe si ha salido</numerusform>
            <numerusform>%n publicaciones: no se sabe si han salido</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>desde las %1</translation>
    </message>
    <message>
        <source>Soon: %1</source>
        <translation>Pronto: %1</translation>
    </message>
    <message>
        <source>Publish now: %1</source>
        <translation>Toca publicar: %1</translation>
    </message>
    <message>
        <source>Published: %1</source>
        <translation>Publicado: %1</translation>
    </message>
    <message>
        <source>Missed its time: %1</source>
        <translation>Se pasó la hora: %1</translation>
    </message>
    <message>
        <source>Not published: %1</source>
        <translation>No ha salido: %1</translation>
    </message>
    <message>
        <source>Is it out? %1</source>
        <translation>¿Ha salido? %1</translation>
    </message>
    <message>
        <source>First comment not published: %1</source>
        <translation>Primer comentario sin publicar: %1</translation>
    </message>
    <message>
        <source>Is the first comment out? %1</source>
        <translation>¿Ha salido el primer comentario? %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>smdesk could not find out. Please look.</source>
        <translation>smdesk no ha podido averiguarlo. Míralo, por favor.</translation>
    </message>
    <message>
        <source>Nothing of it is sent before you decide.</source>
        <translation>Nada se envía hasta que decidas.</translation>
    </message>
    <message>
        <source>The text and the pictures are ready.</source>
        <translation>El texto y las imágenes están listos.</translation>
    </message>
    <message>
        <source>A channel must be connected again</source>
        <translation>Hay que volver a conectar un canal</translation>
    </message>
    <message>
        <source>%1 must be connected again</source>
        <translation>Hay que volver a conectar %1</translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation>Otro momento…</translation>
    </message>
    <message>
        <source>The password or token of %1 cannot be read</source>
        <translation>No se puede leer la contraseña o el token de %1</translation>
    </message>
    <message>
        <source>Unlock it, then try again in smdesk.</source>
        <translation>Desbloquéalo y reinténtalo en smdesk.</translation>
    </message>
    <message>
        <source>Its posts wait meanwhile.</source>
        <translation>Sus publicaciones esperan mientras tanto.</translation>
    </message>
    <message>
        <source>Connect again…</source>
        <translation>Volver a conectar…</translation>
    </message>
</context>
<context>
    <name>ObjectiveActs</name>
    <message>
        <source>New objective</source>
        <translation>Nuevo objetivo</translation>
    </message>
    <message numerus="yes">
        <source>%n objective(s) added</source>
        <translation>
            <numerusform>%n objetivo añadido</numerusform>
            <numerusform>%n objetivos añadidos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 renamed</source>
        <translation>%1: nombre cambiado</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1: eliminado</translation>
    </message>
    <message>
        <source>Objectives moved</source>
        <translation>Objetivos movidos</translation>
    </message>
    <message>
        <source>%1 moved</source>
        <translation>%1: movido</translation>
    </message>
    <message>
        <source>Reading of %1 added</source>
        <translation>Lectura de %1 añadida</translation>
    </message>
    <message>
        <source>Reading of %1 corrected</source>
        <translation>Lectura de %1 corregida</translation>
    </message>
    <message>
        <source>Reading of %1 deleted</source>
        <translation>Lectura de %1 eliminada</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1: añadido</translation>
    </message>
</context>
<context>
    <name>ObjectiveDialogs</name>
    <message>
        <source>Write the total since the first day, not only what came since last time.</source>
        <translation>Escribe el total desde el primer día, no solo lo que llegó desde la última vez.</translation>
    </message>
    <message>
        <source>Reading of %1</source>
        <translation>Lectura de %1</translation>
    </message>
    <message>
        <source>Add the reading</source>
        <translation>Añadir la lectura</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Note, if there is something to say</source>
        <translation>Nota, si hay algo que decir</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Correct the reading</source>
        <translation>Corregir la lectura</translation>
    </message>
    <message>
        <source>New KPI</source>
        <translation>Nuevo KPI</translation>
    </message>
    <message>
        <source>For “%1”. Business KPIs decide; the others explain.</source>
        <translation>Para «%1». Los KPI de negocio deciden; los demás explican.</translation>
    </message>
    <message>
        <source>Add the KPI</source>
        <translation>Añadir el KPI</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Qué se mide</translation>
    </message>
    <message>
        <source>Sign version %1</source>
        <translation>Firmar la versión %1</translation>
    </message>
    <message>
        <source>What the client has agreed to is kept as it stands in this version.</source>
        <translation>Lo que el cliente ha acordado se guarda tal como está en esta versión.</translation>
    </message>
    <message>
        <source>Note the signature</source>
        <translation>Anotar la firma</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Signed document (PDF or picture), if there is one</source>
        <translation>Documento firmado (PDF o imagen), si lo hay</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Firmado por</translation>
    </message>
    <message>
        <source>Signed document</source>
        <translation>Documento firmado</translation>
    </message>
    <message>
        <source>PDF and pictures</source>
        <translation>PDF e imágenes</translation>
    </message>
</context>
<context>
    <name>Objectives</name>
    <message>
        <source>Not said yet</source>
        <translation>Aún sin decir</translation>
    </message>
    <message>
        <source>Expected %1 of the way by today, you are at %2</source>
        <translation>Hoy deberías llevar el %1 del camino y llevas el %2</translation>
    </message>
    <message>
        <source>Needs %1 a day, now %2</source>
        <translation>Necesita %1 al día, ahora %2</translation>
    </message>
    <message>
        <source>baseline %1</source>
        <translation>partida %1</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>ahora %1</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>meta %1</translation>
    </message>
    <message>
        <source>deadline %1</source>
        <translation>plazo %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3, %4 expected by %5</source>
        <translation>%1: %2 de %3, %4 esperado hasta el %5</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 de %3</translation>
    </message>
    <message>
        <source>Every %1</source>
        <translation>Cada %1</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Cada día</translation>
    </message>
    <message>
        <source>On the 1st of each month</source>
        <translation>El día 1 de cada mes</translation>
    </message>
    <message>
        <source>When I like</source>
        <translation>Cuando quiera</translation>
    </message>
</context>
<context>
    <name>ObjectivesModel</name>
    <message>
        <source>Objective and KPI</source>
        <translation>Objetivo y KPI</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Partida</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Plazo</translation>
    </message>
    <message>
        <source>Pace to target</source>
        <translation>Ritmo hacia la meta</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>no KPI yet</source>
        <translation>sin KPI todavía</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n borrador</numerusform>
            <numerusform>%n borradores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n KPI(s)</source>
        <translation>
            <numerusform>%n KPI</numerusform>
            <numerusform>%n KPI</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>%1, objective, %2</source>
        <translation>%1, objetivo, %2</translation>
    </message>
</context>
<context>
    <name>ObjectivesPage</name>
    <message>
        <source>Objectives</source>
        <extracomment>Milliseconds in which news is gathered before everything is read again.</extracomment>
        <translation>Objetivos</translation>
    </message>
    <message>
        <source>archived: nothing can be changed</source>
        <translation>archivado: no se puede cambiar nada</translation>
    </message>
    <message>
        <source>not agreed with the client yet</source>
        <translation>sin acordar todavía con el cliente</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) since</source>
        <translation>
            <numerusform>%n cambio desde entonces</numerusform>
            <numerusform>%n cambios desde entonces</numerusform>
        </translation>
    </message>
    <message>
        <source>agreed with the client on %1</source>
        <translation>acordado con el cliente el %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Whose objectives?</source>
        <translation>¿Los objetivos de quién?</translation>
    </message>
    <message>
        <source>Objectives are agreed with one client. Choose whose you want to see.</source>
        <translation>Los objetivos se acuerdan con un cliente. Elige de quién quieres verlos.</translation>
    </message>
    <message>
        <source>Agreement…</source>
        <translation>Acuerdo…</translation>
    </message>
    <message>
        <source>New KPI</source>
        <translation>Nuevo KPI</translation>
    </message>
    <message>
        <source>New objective</source>
        <translation>Nuevo objetivo</translation>
    </message>
    <message>
        <source>Objectives and KPIs</source>
        <translation>Objetivos y KPI</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Your comment in “%1”</source>
        <translation>Tu comentario en «%1»</translation>
    </message>
    <message>
        <source>Client’s brand</source>
        <translation>Marca del cliente</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Carta</translation>
    </message>
    <message>
        <source>What you want to say here; it stands before the figures.</source>
        <translation>Lo que quieras decir aquí; va antes de los datos.</translation>
    </message>
    <message>
        <source>No colours in the dossier yet; smdesk’s own are used.</source>
        <translation>Aún no hay colores en el dossier; se usan los de smdesk.</translation>
    </message>
    <message>
        <source>%1 is too pale for text (%2:1); its nearest shade %3 is taken for words.</source>
        <translation>%1 es demasiado claro para texto (%2:1); para las palabras se usa su tono más próximo, %3.</translation>
    </message>
    <message>
        <source>Text contrast %1:1 on the cover</source>
        <translation>Contraste del texto en la portada: %1:1</translation>
    </message>
</context>
<context>
    <name>PaceChart</name>
    <message>
        <source>forecast %1, in 8 of 10 cases</source>
        <extracomment>A post behind the numbers: its day, the colour name of its pillar, and its title.</extracomment>
        <translation>pronóstico %1, en 8 de cada 10 casos</translation>
    </message>
    <message>
        <source>agreed %1</source>
        <translation>acordado %1</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>meta %1</translation>
    </message>
    <message>
        <source>agreed pace</source>
        <translation>ritmo acordado</translation>
    </message>
    <message>
        <source>forecast %1</source>
        <translation>pronóstico %1</translation>
    </message>
    <message>
        <source>8 in 10 chance</source>
        <translation>8 de cada 10 veces</translation>
    </message>
</context>
<context>
    <name>PaceList</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Objective pace</source>
        <translation>Ritmo de objetivos</translation>
    </message>
    <message>
        <source>where it should be</source>
        <translation>donde debería ir</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 de %3</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Aprobaciones</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Diseño</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publicación</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>Redactor</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendario</translation>
    </message>
    <message>
        <source>Today</source>
        <extracomment>The pages that may stand in a window of their own.</extracomment>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Campaigns &amp; ads</source>
        <translation>Campañas y anuncios</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Objetivos</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search or go to…</source>
        <translation>Buscar o ir a…</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Search in all clients</source>
        <translation>Buscar en todos los clientes</translation>
    </message>
    <message>
        <source>Nothing found. Fewer letters find more.</source>
        <translation>No hay nada. Con menos letras se encuentra más.</translation>
    </message>
</context>
<context>
    <name>PanelHead</name>
    <message>
        <source>due now</source>
        <translation>te toca</translation>
    </message>
    <message>
        <source>due %1, %2 ago</source>
        <translation>tocaba a las %1, hace %2</translation>
    </message>
    <message>
        <source>due %1, in %2</source>
        <translation>a las %1, dentro de %2</translation>
    </message>
    <message>
        <source>Stays on top of other windows</source>
        <translation>Siempre por encima de otras ventanas</translation>
    </message>
    <message>
        <source>Keep on top of other windows</source>
        <translation>Mantener por encima de otras ventanas</translation>
    </message>
</context>
<context>
    <name>PartBox</name>
    <message>
        <source>Move this part up</source>
        <translation>Subir esta parte</translation>
    </message>
    <message>
        <source>Move this part down</source>
        <translation>Bajar esta parte</translation>
    </message>
    <message>
        <source>Remove this part</source>
        <translation>Quitar esta parte</translation>
    </message>
    <message>
        <source>Link shown as a card</source>
        <translation>Enlace que se muestra como tarjeta</translation>
    </message>
    <message>
        <source>What is there to say?</source>
        <translation>¿Qué quieres contar?</translation>
    </message>
    <message>
        <source>Part %1 of %2</source>
        <translation>Parte %1 de %2</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
</context>
<context>
    <name>Pausing</name>
    <message>
        <source>Publishing is paused</source>
        <translation>La publicación está en pausa</translation>
    </message>
    <message>
        <source>Publishing goes on</source>
        <translation>La publicación continúa</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Durante una hora</translation>
    </message>
    <message>
        <source>Until tomorrow at 08:00</source>
        <translation>Hasta mañana a las 08:00</translation>
    </message>
    <message>
        <source>Until I go on</source>
        <translation>Hasta que yo diga</translation>
    </message>
    <message>
        <source>Pause publishing for an hour</source>
        <translation>Pausar la publicación una hora</translation>
    </message>
    <message>
        <source>Pause publishing until tomorrow at 08:00</source>
        <translation>Pausar la publicación hasta mañana a las 08:00</translation>
    </message>
    <message>
        <source>Pause publishing until I go on</source>
        <translation>Pausar la publicación hasta que yo la reanude</translation>
    </message>
</context>
<context>
    <name>Peek</name>
    <message>
        <source>Edit</source>
        <extracomment>Pixels at 100 %: its width, how far it stands from the chip and from the edge of the screen. A text without a title that is longer than this is shown below its own beginning. Channels that are listed; further ones are counted. Seconds in which a click on the post itself, which closed it, is not taken for a wish to see it again.</extracomment>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programar</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Mover…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>More to do with this post</source>
        <translation>Más acciones para esta publicación</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Planned for %1; no channel sends it yet</source>
        <translation>Planificada: %1; todavía no sale por ningún canal</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to put right</source>
        <translation>
            <numerusform>%n cosa por corregir</numerusform>
            <numerusform>%n cosas por corregir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n nota</numerusform>
            <numerusform>%n notas</numerusform>
        </translation>
    </message>
    <message>
        <source>The checks found nothing</source>
        <translation>Las comprobaciones no encuentran nada</translation>
    </message>
</context>
<context>
    <name>Periods</name>
    <message>
        <source>MMMM yyyy</source>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation>MMM yyyy</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation>dddd, d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>dddd d MMM yyyy</source>
        <translation>dddd, d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>d &apos;de&apos; MMMM</translation>
    </message>
</context>
<context>
    <name>PersonaActs</name>
    <message>
        <source>New persona</source>
        <translation>Nueva persona</translation>
    </message>
    <message>
        <source>Copy of %1</source>
        <translation>Copia de %1</translation>
    </message>
    <message>
        <source>%1 is deleted</source>
        <translation>%1 se ha eliminado</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Peso de %1</translation>
    </message>
    <message>
        <source>Order of the personas</source>
        <translation>Orden de las personas</translation>
    </message>
    <message>
        <source>Choose a portrait</source>
        <translation>Elige un retrato</translation>
    </message>
    <message>
        <source>Portrait of %1</source>
        <translation>Retrato de %1</translation>
    </message>
    <message>
        <source>Save the card as PDF</source>
        <translation>Guardar la ficha en PDF</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 está escrito.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) saved as replies</source>
        <translation>
            <numerusform>%n respuesta guardada para reutilizarla</numerusform>
            <numerusform>%n respuestas guardadas para reutilizarlas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonaEffects</name>
    <message>
        <source>What it changes in the plan</source>
        <translation>Lo que cambia en el plan</translation>
    </message>
    <message>
        <source>of %1 · %2%</source>
        <translation>de %1 · %2&#xa0;%</translation>
    </message>
    <message>
        <source>weight %1%</source>
        <translation>peso %1&#xa0;%</translation>
    </message>
    <message>
        <source>Their pillars</source>
        <translation>Sus pilares</translation>
    </message>
    <message>
        <source>No pillar and no post of this month is for them yet. Choose it in the composer, in “For”.</source>
        <translation>Ningún pilar ni publicación de este mes es para ella. Se elige en el editor, en «Para».</translation>
    </message>
    <message>
        <source>The posts for them this month, by pillar</source>
        <translation>Sus publicaciones de este mes, por pilar</translation>
    </message>
    <message>
        <source>What is measured on them</source>
        <translation>Lo que se mide con ella</translation>
    </message>
    <message numerus="yes">
        <source>%n ad set(s) are aimed at them</source>
        <translation>
            <numerusform>%n conjunto de anuncios va dirigido a ella</numerusform>
            <numerusform>%n conjuntos de anuncios van dirigidos a ella</numerusform>
        </translation>
    </message>
    <message>
        <source>Where to reach them</source>
        <translation>Dónde encontrarla</translation>
    </message>
    <message>
        <source>no channel there</source>
        <translation>sin canal ahí</translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation>De dónde sale esto</translation>
    </message>
    <message>
        <source>Nothing yet: all this is a hypothesis until something backs it.</source>
        <translation>Nada todavía: todo esto es una hipótesis hasta que algo la respalde.</translation>
    </message>
    <message>
        <source>+ Add evidence</source>
        <translation>+ Añadir prueba</translation>
    </message>
    <message>
        <source>Posts of %1 for them</source>
        <translation>Publicaciones de %1 para ella</translation>
    </message>
</context>
<context>
    <name>PersonaForm</name>
    <message>
        <source>Who they are</source>
        <extracomment>Where the cursor goes to fill in what is missing. Pixels at 100 % below which two groups of fields do not stand beside each other.</extracomment>
        <translation>Quién es</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Edad</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>Live in</source>
        <translation>Vive en</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>Ingresos</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familia</translation>
    </message>
    <message>
        <source>How they buy</source>
        <translation>Cómo compra</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Frecuencia</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>Gasto</translation>
    </message>
    <message>
        <source>Decide by</source>
        <translation>Decide por</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Habits</source>
        <translation>Costumbres</translation>
    </message>
    <message>
        <source>Hobbies and passions</source>
        <translation>Aficiones y pasiones</translation>
    </message>
    <message>
        <source>What they do in their free time</source>
        <translation>Qué hace en su tiempo libre</translation>
    </message>
    <message>
        <source>What they love</source>
        <translation>Qué le apasiona</translation>
    </message>
    <message>
        <source>What they want to reach</source>
        <translation>Qué quiere conseguir</translation>
    </message>
    <message>
        <source>What hurts</source>
        <translation>Lo que le duele</translation>
    </message>
    <message>
        <source>Objections and what we answer</source>
        <translation>Objeciones y cómo respondemos</translation>
    </message>
    <message>
        <source>what to write when somebody says so</source>
        <translation>qué escribir cuando alguien lo dice</translation>
    </message>
    <message>
        <source>%1% W · %2% M</source>
        <translation>%1&#xa0;% M · %2&#xa0;% H</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>Objeciones</translation>
    </message>
    <message>
        <source>Where and when they are</source>
        <translation>Dónde y cuándo está</translation>
    </message>
    <message>
        <source>Networks and hours</source>
        <translation>Redes y horas</translation>
    </message>
    <message>
        <source>Formats they like</source>
        <translation>Formatos que le gustan</translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation>De dónde sale esto</translation>
    </message>
    <message>
        <source>without evidence it is a hypothesis</source>
        <translation>sin pruebas es una hipótesis</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Pruebas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>Añadir otro</translation>
    </message>
    <message>
        <source>What keeps them from buying</source>
        <translation>Qué le frena</translation>
    </message>
    <message>
        <source>What we answer</source>
        <translation>Qué respondemos</translation>
    </message>
    <message>
        <source>Share of women</source>
        <translation>Porcentaje de mujeres</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message numerus="yes">
        <source>Save %n answer(s) as replies</source>
        <translation>
            <numerusform>Guardar %n respuesta para reutilizarla</numerusform>
            <numerusform>Guardar %n respuestas para reutilizarlas</numerusform>
        </translation>
    </message>
    <message>
        <source>They can then be put into a post or an answer with one choice</source>
        <translation>Después se ponen en una publicación o en una respuesta con un solo gesto</translation>
    </message>
</context>
<context>
    <name>PersonaHead</name>
    <message>
        <source>Name</source>
        <extracomment>What can be typed as a share: more than the whole is refused with a sentence, and not by a key that does nothing. Missing parts that are named; more are counted.</extracomment>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>In their own words</source>
        <translation>Con sus palabras</translation>
    </message>
    <message>
        <source>a sentence in their words</source>
        <translation>una frase suya</translation>
    </message>
    <message>
        <source>age</source>
        <translation>edad</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>sexo</translation>
    </message>
    <message>
        <source>where they live</source>
        <translation>dónde vive</translation>
    </message>
    <message>
        <source>work</source>
        <translation>trabajo</translation>
    </message>
    <message>
        <source>how they buy</source>
        <translation>cómo compra</translation>
    </message>
    <message>
        <source>what they spend</source>
        <translation>cuánto gasta</translation>
    </message>
    <message>
        <source>what decides</source>
        <translation>qué le decide</translation>
    </message>
    <message>
        <source>hobbies</source>
        <translation>aficiones</translation>
    </message>
    <message>
        <source>what they want</source>
        <translation>qué quiere</translation>
    </message>
    <message>
        <source>what hurts</source>
        <translation>qué le duele</translation>
    </message>
    <message>
        <source>answers to objections</source>
        <translation>respuestas a objeciones</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>redes</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>horas</translation>
    </message>
    <message>
        <source>formats</source>
        <translation>formatos</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>pruebas</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Peso</translation>
    </message>
    <message>
        <source>%</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>Share of the audience</source>
        <translation>Parte del público</translation>
    </message>
    <message>
        <source>Together all personas are 100%: the last one gives and takes.</source>
        <translation>Entre todas suman 100&#xa0;%: la última da y recibe.</translation>
    </message>
    <message>
        <source>%1% complete. Still unknown:</source>
        <translation>Completa al %1&#xa0;%. Falta saber:</translation>
    </message>
    <message>
        <source>One sentence that they would say</source>
        <translation>Una frase que diría</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Retrato</translation>
    </message>
    <message>
        <source>Choose a portrait, or drop a picture here</source>
        <translation>Elige un retrato o suelta aquí una imagen</translation>
    </message>
    <message>
        <source>Based on data</source>
        <translation>Basada en datos</translation>
    </message>
    <message>
        <source>Hypothesis</source>
        <translation>Hipótesis</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n prueba</numerusform>
            <numerusform>%n pruebas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonaList</name>
    <message>
        <source>Weight of each persona</source>
        <translation>Peso de cada persona</translation>
    </message>
    <message>
        <source>Buyer personas</source>
        <translation>Buyer personas</translation>
    </message>
    <message>
        <source>%1% of the audience</source>
        <translation>%1&#xa0;% del público</translation>
    </message>
</context>
<context>
    <name>PersonasTab</name>
    <message>
        <source>New persona</source>
        <extracomment>Below this width of the window the pane at the right is shown only when it is asked for. The least of the list, which it has where large letters leave the form little room beside it.</extracomment>
        <translation>Nueva persona</translation>
    </message>
    <message>
        <source>Rename persona</source>
        <translation>Cambiar el nombre de la persona</translation>
    </message>
    <message>
        <source>Duplicate persona</source>
        <translation>Duplicar persona</translation>
    </message>
    <message>
        <source>Delete persona</source>
        <translation>Eliminar persona</translation>
    </message>
    <message>
        <source>What it changes in the plan</source>
        <translation>Lo que cambia en el plan</translation>
    </message>
    <message>
        <source>%1, copy</source>
        <translation>%1, copia</translation>
    </message>
    <message>
        <source>Export PDF…</source>
        <translation>Exportar PDF…</translation>
    </message>
    <message>
        <source>This persona on one page</source>
        <translation>Esta persona en una página</translation>
    </message>
    <message>
        <source>Who buys from this client today, and how do they live?</source>
        <translation>¿Quién compra hoy a este cliente y cómo vive?</translation>
    </message>
    <message>
        <source>What keeps the others from buying?</source>
        <translation>¿Qué frena a los demás?</translation>
    </message>
    <message>
        <source>Where are they, and at what hour, when they decide?</source>
        <translation>¿Dónde está, y a qué hora, cuando se decide?</translation>
    </message>
    <message>
        <source>Whom are the posts for?</source>
        <translation>¿Para quién son las publicaciones?</translation>
    </message>
    <message>
        <source>Save the card as PDF…</source>
        <translation>Guardar la ficha en PDF…</translation>
    </message>
    <message>
        <source>Save answers as replies</source>
        <translation>Guardar las respuestas para reutilizarlas</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>(no text)</source>
        <translation>(sin texto)</translation>
    </message>
    <message>
        <source>no date yet</source>
        <translation>sin fecha aún</translation>
    </message>
    <message>
        <source>in “%1” already</source>
        <translation>ya está en «%1»</translation>
    </message>
    <message>
        <source>approved already</source>
        <translation>ya aprobada</translation>
    </message>
    <message>
        <source>nothing to see yet</source>
        <translation>aún no hay nada que ver</translation>
    </message>
    <message>
        <source>No posts on these days that could be sent.</source>
        <translation>En estos días no hay publicaciones que enviar.</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) chosen</source>
        <translation>
            <numerusform>%n publicación elegida</numerusform>
            <numerusform>%n publicaciones elegidas</numerusform>
        </translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>Otros días</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Publicaciones</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>Picture %1: %2</source>
        <translation>Imagen %1: %2</translation>
    </message>
    <message>
        <source>Enter copies it; it can be dragged to the network’s page</source>
        <translation>Intro la copia; puedes arrastrarla a la página de la red</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copiar imagen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
</context>
<context>
    <name>PillarEditor</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Para qué es</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Goal in the mix</source>
        <translation>Meta en la mezcla</translation>
    </message>
    <message>
        <source>What belongs to it</source>
        <translation>Qué entra en él</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Para todos</translation>
    </message>
    <message>
        <source>Buyer personas are written in the dossier.</source>
        <translation>Las buyer personas se escriben en el dossier.</translation>
    </message>
    <message>
        <source>personas of a pillar</source>
        <translation>personas de un pilar</translation>
    </message>
    <message>
        <source>goals of pillars</source>
        <translation>metas de los pilares</translation>
    </message>
    <message>
        <source>new pillar</source>
        <translation>pilar nuevo</translation>
    </message>
    <message>
        <source>deleting of a pillar</source>
        <translation>borrar un pilar</translation>
    </message>
    <message>
        <source>order of pillars</source>
        <translation>orden de los pilares</translation>
    </message>
    <message>
        <source>pillars to begin with</source>
        <translation>pilares para empezar</translation>
    </message>
    <message>
        <source>Pillars</source>
        <translation>Pilares</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>Metas</translation>
    </message>
    <message>
        <source>%</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>Adjust the rest</source>
        <translation>Ajustar el resto</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Para quién</translation>
    </message>
    <message>
        <source>A pillar is a theme with a purpose and a share of the mix. Begin with those of such a business and change them, or add your own.</source>
        <translation>Un pilar es un tema con un propósito y una parte de la mezcla. Empieza con los de un negocio así y cámbialos, o añade los tuyos.</translation>
    </message>
    <message>
        <source>A shop</source>
        <translation>Una tienda</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Servicios</translation>
    </message>
    <message>
        <source>Courses</source>
        <translation>Cursos</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violeta</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Ámbar</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Raspberry</source>
        <translation>Frambuesa</translation>
    </message>
    <message>
        <source>The goals add up to 100%.</source>
        <translation>Las metas suman 100 %.</translation>
    </message>
</context>
<context>
    <name>PlacementButton</name>
    <message numerus="yes">
        <source>%n placement(s)</source>
        <translation>
            <numerusform>%n ubicación</numerusform>
            <numerusform>%n ubicaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Ninguna aún</translation>
    </message>
    <message>
        <source>Placements</source>
        <translation>Ubicaciones</translation>
    </message>
</context>
<context>
    <name>PlanChanges</name>
    <message>
        <source>new proposal</source>
        <translation>propuesta nueva</translation>
    </message>
    <message>
        <source>move of a proposed post</source>
        <translation>mover una publicación propuesta</translation>
    </message>
    <message>
        <source>leaving out of a proposed post</source>
        <translation>descartar una publicación propuesta</translation>
    </message>
    <message>
        <source>change of a proposed post</source>
        <translation>cambiar una publicación propuesta</translation>
    </message>
    <message>
        <source>new proposed post</source>
        <translation>publicación propuesta nueva</translation>
    </message>
    <message numerus="yes">
        <source>plan of %n post(s)</source>
        <translation>
            <numerusform>plan de %n publicación</numerusform>
            <numerusform>plan de %n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in the calendar, to be written.</source>
        <translation>
            <numerusform>%n sitio en el calendario, por escribir.</numerusform>
            <numerusform>%n sitios en el calendario, por escribir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left: the time has passed or is taken.</source>
        <translation>
            <numerusform>Queda %n: su hora ha pasado o está ocupada.</numerusform>
            <numerusform>Quedan %n: su hora ha pasado o está ocupada.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) stay: somebody has written in them.</source>
        <translation>
            <numerusform>Se queda %n publicación: alguien ha escrito en ella.</numerusform>
            <numerusform>Se quedan %n publicaciones: alguien ha escrito en ellas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanGrid</name>
    <message>
        <source>left out</source>
        <extracomment>Pixels at 100 % of a day: its number, and two posts in a line each.</extracomment>
        <translation>descartada</translation>
    </message>
    <message>
        <source>in the calendar</source>
        <translation>en el calendario</translation>
    </message>
    <message>
        <source>Proposed posts</source>
        <translation>Publicaciones propuestas</translation>
    </message>
    <message>
        <source>Arrows choose a post, Ctrl and arrows move it, Delete leaves it out, digits give it a pillar.</source>
        <translation>Las flechas eligen una publicación, Ctrl y flechas la mueven, Supr la descarta, las cifras le dan un pilar.</translation>
    </message>
    <message>
        <source>No pillar yet</source>
        <extracomment>Where a line may end that is not seen. Pixels between two reasons.</extracomment>
        <translation>Aún sin pilar</translation>
    </message>
</context>
<context>
    <name>PlanMeter</name>
    <message>
        <source>Mix of the month</source>
        <translation>Mezcla del mes</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) in all</source>
        <translation>
            <numerusform>%n publicación en total</numerusform>
            <numerusform>%n publicaciones en total</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanNotices</name>
    <message>
        <source>Define pillars…</source>
        <translation>Definir pilares…</translation>
    </message>
    <message>
        <source>This client has no pillars yet.</source>
        <translation>Este cliente aún no tiene pilares.</translation>
    </message>
    <message>
        <source>The posts are proposed without any.</source>
        <translation>Las publicaciones se proponen sin ninguno.</translation>
    </message>
    <message>
        <source>%1 has no queue slots.</source>
        <translation>%1 no tiene huecos de cola.</translation>
    </message>
    <message>
        <source>Set queue slots…</source>
        <translation>Poner huecos de cola…</translation>
    </message>
    <message>
        <source>Neither cadence nor queue slots: %1.</source>
        <translation>Sin ritmo ni huecos de cola: %1.</translation>
    </message>
    <message>
        <source>Nothing is proposed there.</source>
        <translation>Ahí no se propone nada.</translation>
    </message>
    <message>
        <source>Its hours are a guess until it has some.</source>
        <translation>Mientras tanto, sus horas son una suposición.</translation>
    </message>
</context>
<context>
    <name>PlanPane</name>
    <message>
        <source>Plan: %1</source>
        <extracomment>Pixels: what stands between the things of the header; from its edges, at 100 %.</extracomment>
        <translation>Plan: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message numerus="yes">
        <source>Put %n post(s) in the calendar</source>
        <translation>
            <numerusform>Poner %n publicación en el calendario</numerusform>
            <numerusform>Poner %n publicaciones en el calendario</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put in %n</source>
        <translation>
            <numerusform>Poner %n</numerusform>
            <numerusform>Poner %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Pillar</source>
        <translation>Pilar</translation>
    </message>
    <message>
        <source>Take it up again</source>
        <translation>Recuperarla</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Descartarla</translation>
    </message>
    <message>
        <source>Add a post here</source>
        <translation>Añadir una publicación aquí</translation>
    </message>
    <message>
        <source>Back to the calendar</source>
        <translation>Volver al calendario</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>El periodo anterior</translation>
    </message>
    <message>
        <source>The next period</source>
        <translation>El periodo siguiente</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Propose again</source>
        <translation>Proponer de nuevo</translation>
    </message>
</context>
<context>
    <name>PlanSide</name>
    <message>
        <source>The month</source>
        <extracomment>Milliseconds after the last key in which a field counts as written. Pixels at 100 %: with room, and where large letters leave the month little.</extracomment>
        <translation>El mes</translation>
    </message>
    <message numerus="yes">
        <source>%n proposed post(s)</source>
        <translation>
            <numerusform>%n publicación propuesta</numerusform>
            <numerusform>%n publicaciones propuestas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that stand there</source>
        <translation>
            <numerusform>%n que ya está</numerusform>
            <numerusform>%n que ya están</numerusform>
        </translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>Qué conviene saber</translation>
    </message>
    <message>
        <source>Choose a post to see why it is proposed. Drag it to another day, or give it another pillar.</source>
        <translation>Elige una publicación para ver por qué se propone. Arrástrala a otro día o dale otro pilar.</translation>
    </message>
    <message>
        <source>There is nothing to propose for this month. The arrows above lead to the next.</source>
        <translation>No hay nada que proponer para este mes. Las flechas de arriba llevan al siguiente.</translation>
    </message>
    <message>
        <source>A post</source>
        <translation>Una publicación</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>Nadie en particular</translation>
    </message>
    <message>
        <source>Why it is proposed</source>
        <translation>Por qué se propone</translation>
    </message>
    <message>
        <source>Take it up again</source>
        <translation>Recuperarla</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Descartarla</translation>
    </message>
    <message>
        <source>It is in the calendar: change it there.</source>
        <translation>Está en el calendario: cámbiala allí.</translation>
    </message>
    <message>
        <source>Left out: accepting does not make it.</source>
        <translation>Descartada: al aceptar no se crea.</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Cómo se llama</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Pillar</source>
        <translation>Pilar</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Para quién</translation>
    </message>
</context>
<context>
    <name>PlanTab</name>
    <message>
        <source>Nothing is known of this yet, so it is left out.</source>
        <extracomment>The least width of the sections, of the pages, and of the choices. What may change what the document says. Milliseconds after a change in which the pages are made anew.</extracomment>
        <translation>Aún no se sabe nada de esto, así que se omite.</translation>
    </message>
    <message>
        <source>Showing “%1”</source>
        <translation>Mostrar «%1»</translation>
    </message>
    <message>
        <source>Leaving out “%1”</source>
        <translation>Omitir «%1»</translation>
    </message>
    <message>
        <source>Order of the sections</source>
        <translation>Orden de las secciones</translation>
    </message>
    <message>
        <source>Save the communication plan</source>
        <translation>Guardar el plan de comunicación</translation>
    </message>
    <message>
        <source>Save the plan as PDF…</source>
        <translation>Guardar el plan en PDF…</translation>
    </message>
    <message>
        <source>Save the plan as DOCX…</source>
        <translation>Guardar el plan en DOCX…</translation>
    </message>
    <message>
        <source>Section up</source>
        <translation>Subir la sección</translation>
    </message>
    <message>
        <source>Section down</source>
        <translation>Bajar la sección</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Sections of the plan</source>
        <translation>Secciones del plan</translation>
    </message>
    <message>
        <source>Space ticks, Alt with the arrows puts in another order.</source>
        <translation>La barra espaciadora marca; Alt con las flechas cambia el orden.</translation>
    </message>
    <message>
        <source>The pages</source>
        <translation>Las páginas</translation>
    </message>
    <message>
        <source>Save as DOCX…</source>
        <translation>Guardar como DOCX…</translation>
    </message>
    <message>
        <source>To edit it in a word processor</source>
        <translation>Para editarlo en un procesador de textos</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>Guardar PDF…</translation>
    </message>
    <message>
        <source>Laying out the pages…</source>
        <translation>Componiendo las páginas…</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n página</numerusform>
            <numerusform>%n páginas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostActs</name>
    <message>
        <source>Status</source>
        <extracomment>Stages that a person chooses; &quot;planned&quot; is what scheduling makes of them.</extracomment>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Programada</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Send for approval…</source>
        <translation>Enviar a aprobación…</translation>
    </message>
    <message>
        <source>Show in the content sheet</source>
        <translation>Ver en la hoja de contenidos</translation>
    </message>
    <message numerus="yes">
        <source>status of %n post(s)</source>
        <translation>
            <numerusform>estado de %n publicación</numerusform>
            <numerusform>estado de %n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>scheduling of %n post(s)</source>
        <translation>
            <numerusform>programación de %n publicación</numerusform>
            <numerusform>programación de %n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) go out there too.</source>
        <translation>
            <numerusform>La publicación sale también ahí.</numerusform>
            <numerusform>%n publicaciones salen también ahí.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) do not go out there any more.</source>
        <translation>
            <numerusform>La publicación ya no sale ahí.</numerusform>
            <numerusform>%n publicaciones ya no salen ahí.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>channels of %n post(s)</source>
        <translation>
            <numerusform>canales de %n publicación</numerusform>
            <numerusform>canales de %n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s): %1.</source>
        <translation>
            <numerusform>%n publicación: %1.</numerusform>
            <numerusform>%n publicaciones: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostList</name>
    <message numerus="yes">
        <source>%n reaction(s)</source>
        <translation>
            <numerusform>%n reacción</numerusform>
            <numerusform>%n reacciones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostPicker</name>
    <message>
        <source>From which post?</source>
        <translation>¿De qué publicación?</translation>
    </message>
    <message>
        <source>None: a creative of its own</source>
        <translation>Ninguna: una creatividad propia</translation>
    </message>
</context>
<context>
    <name>PostsPane</name>
    <message>
        <source>No round is chosen</source>
        <translation>No hay ninguna ronda elegida</translation>
    </message>
    <message>
        <source>Its posts stand here.</source>
        <translation>Aquí están sus publicaciones.</translation>
    </message>
    <message>
        <source>No posts in this round</source>
        <translation>No hay publicaciones en esta ronda</translation>
    </message>
    <message>
        <source>Add some with its menu.</source>
        <translation>Añade algunas con su menú.</translation>
    </message>
    <message>
        <source>answer until %1</source>
        <translation>responder hasta el %1</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>aprobadas</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>cambios</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>Save the file…</source>
        <translation>Guardar el archivo…</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>sin enviar aún</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>enviada %1</translation>
    </message>
    <message>
        <source>Posts of the round</source>
        <translation>Publicaciones de la ronda</translation>
    </message>
    <message>
        <source>What can be done with the round</source>
        <translation>Qué se puede hacer con la ronda</translation>
    </message>
</context>
<context>
    <name>PresenceForm</name>
    <message>
        <source>What we saw</source>
        <translation>Lo que vimos</translation>
    </message>
    <message>
        <source>Does it exist?</source>
        <translation>¿Existe?</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Para qué es</translation>
    </message>
    <message>
        <source>Rating (of 5)</source>
        <translation>Valoración (de 5)</translation>
    </message>
    <message>
        <source>Looks and sounds like the brand</source>
        <translation>Se parece a la marca</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Change of the checklist</source>
        <translation>cambio de la lista</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>Sin valorar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The profile, point by point. A press goes on: there, missing, not looked at.</source>
        <translation>El perfil, punto a punto. Cada pulsación avanza: está, falta, sin mirar.</translation>
    </message>
    <message>
        <source>profile complete: %1</source>
        <translation>perfil completo: %1</translation>
    </message>
</context>
<context>
    <name>PresenceModel</name>
    <message>
        <source>Network</source>
        <extracomment>Columns that a narrow table does without, and the width from which it has them. Points from which a score is good, and from which it is fair.</extracomment>
        <translation>Red</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Público</translation>
    </message>
    <message>
        <source>Posts / week</source>
        <translation>Publ. / sem.</translation>
    </message>
    <message>
        <source>Last post</source>
        <translation>Última</translation>
    </message>
    <message>
        <source>Replies in</source>
        <translation>Responde en</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>What we saw</source>
        <translation>Lo que vimos</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>%1 of 5</source>
        <translation>%1 de 5</translation>
    </message>
    <message>
        <source>Profile: %1 of %2 points there, %3 not looked at</source>
        <translation>Perfil: están %1 de %2 puntos, %3 sin mirar</translation>
    </message>
    <message>
        <source>Counted from what smdesk published</source>
        <translation>Contado de lo que ha publicado smdesk</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Approximate: networks change their layout</source>
        <extracomment>Milliseconds after the last change before the cards are made anew. Marks that the header has room for.</extracomment>
        <translation>Aproximada: cada red puede cambiar su diseño</translation>
    </message>
    <message>
        <source>Choose a channel to see how it will look</source>
        <translation>Elige un canal para ver cómo quedará</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
</context>
<context>
    <name>Products</name>
    <message>
        <source>New product</source>
        <translation>Nuevo producto</translation>
    </message>
    <message>
        <source>Order of the products</source>
        <translation>Orden de los productos</translation>
    </message>
    <message>
        <source>Add a product or service</source>
        <translation>Añadir un producto o servicio</translation>
    </message>
    <message>
        <source>Products and services</source>
        <translation>Productos y servicios</translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n dato</numerusform>
            <numerusform>%n datos</numerusform>
        </translation>
    </message>
    <message>
        <source>no facts yet</source>
        <translation>sin datos todavía</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Dato</translation>
    </message>
    <message>
        <source>Add a fact</source>
        <translation>Añadir un dato</translation>
    </message>
    <message>
        <source>What may be said</source>
        <translation>Qué se puede decir</translation>
    </message>
    <message>
        <source>On what ground</source>
        <translation>En qué se apoya</translation>
    </message>
    <message>
        <source>Add a claim</source>
        <translation>Añadir una afirmación</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Price, as the client says it</source>
        <translation>Precio, como lo dice el cliente</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>Facts: true sentences to write with</source>
        <translation>Datos: frases ciertas con las que escribir</translation>
    </message>
    <message>
        <source>Claims, and the ground on which they may be made</source>
        <translation>Afirmaciones y en qué se apoyan</translation>
    </message>
    <message>
        <source>Page on the website</source>
        <translation>Página en la web</translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>4. Check it yourself</source>
        <translation>4. Compruébalo</translation>
    </message>
    <message>
        <source>After the draw anybody can make it again with standard tools.</source>
        <translation>Después del sorteo cualquiera puede repetirlo con herramientas corrientes.</translation>
    </message>
    <message>
        <source>smdesk makes the draw again…</source>
        <translation>smdesk repite el sorteo…</translation>
    </message>
    <message>
        <source>It does not agree: %1.</source>
        <translation>No coincide: %1.</translation>
    </message>
    <message>
        <source>smdesk has made the draw again from its record: promise, list and result agree. That proves that seed and list were not chosen afterwards; that the list is right, only you can say.</source>
        <translation>smdesk ha repetido el sorteo desde su acta: compromiso, lista y resultado coinciden. Eso prueba que la semilla y la lista no se eligieron después; que la lista sea la correcta solo lo puedes decir tú.</translation>
    </message>
    <message>
        <source>Hide the steps</source>
        <translation>Ocultar los pasos</translation>
    </message>
    <message>
        <source>Show the steps</source>
        <translation>Mostrar los pasos</translation>
    </message>
    <message>
        <source>Copy the steps</source>
        <translation>Copiar los pasos</translation>
    </message>
    <message>
        <source>In the language of the contest</source>
        <translation>En el idioma del concurso</translation>
    </message>
    <message>
        <source>Save the list…</source>
        <translation>Guardar la lista…</translation>
    </message>
    <message>
        <source>The file list.txt of the steps</source>
        <translation>El archivo list.txt de los pasos</translation>
    </message>
    <message>
        <source>How anybody makes the draw again</source>
        <translation>Cómo repite cualquiera el sorteo</translation>
    </message>
</context>
<context>
    <name>Properties</name>
    <message>
        <source>For</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todo el público</translation>
    </message>
    <message>
        <source>For whom</source>
        <extracomment>Stages a person may set; what is scheduled has the status of its publications. A narrower field (pixels at 100 %) would cut most names short.</extracomment>
        <translation>Para quién</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>Quién la ve</translation>
    </message>
    <message>
        <source>Pillar</source>
        <translation>Pilar</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Publicación</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Historia</translation>
    </message>
    <message>
        <source>Reel</source>
        <translation>Reel</translation>
    </message>
    <message>
        <source>Carousel</source>
        <translation>Carrusel</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>Idea</source>
        <translation>Idea</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>In design</source>
        <translation>En diseño</translation>
    </message>
    <message>
        <source>With client</source>
        <translation>Con el cliente</translation>
    </message>
    <message>
        <source>Changes asked</source>
        <translation>Pide cambios</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobada</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaña</translation>
    </message>
    <message>
        <source>Saved story</source>
        <translation>Historia guardada</translation>
    </message>
    <message>
        <source>None</source>
        <comment>campaign</comment>
        <translation>Ninguna</translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>No objectives yet</source>
        <translation>Todavía no hay objetivos</translation>
    </message>
    <message>
        <source>An objective says what the client wants to reach; its KPIs decide whether it was reached.</source>
        <translation>Un objetivo dice qué quiere alcanzar el cliente; sus KPI deciden si se alcanzó.</translation>
    </message>
    <message>
        <source>An objective says what the client wants to reach; its KPIs decide it. Begin with these:</source>
        <translation>Un objetivo dice qué quiere alcanzar el cliente; sus KPI lo deciden. Empieza con estos:</translation>
    </message>
    <message>
        <source>from the company’s goal</source>
        <translation>por la meta de la empresa</translation>
    </message>
    <message>
        <source>usual in this sector</source>
        <translation>habitual en este sector</translation>
    </message>
    <message>
        <source>Write my own</source>
        <translation>Escribir el mío</translation>
    </message>
    <message>
        <source>Begin with these</source>
        <translation>Empezar con estos</translation>
    </message>
</context>
<context>
    <name>PublishHeader</name>
    <message>
        <source>Publishing</source>
        <extracomment>Months that can be chosen. Pixels at 100 % that the field to find something keeps.</extracomment>
        <translation>Publicación</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Todos los clientes</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicadas</translation>
    </message>
    <message>
        <source>Go on publishing</source>
        <translation>Seguir publicando</translation>
    </message>
    <message>
        <source>Pause publishing</source>
        <translation>Pausar publicación</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Buscar…</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>Buscar en esta lista</translation>
    </message>
    <message>
        <source>Last 31 days</source>
        <translation>Últimos 31 días</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>Todos los resultados</translation>
    </message>
    <message>
        <source>Failed and missed</source>
        <translation>Fallidas y pasadas</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>Te toca</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>No publicadas</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message numerus="yes">
        <source>%n send(s) this month</source>
        <translation>
            <numerusform>1 envío este mes</numerusform>
            <numerusform>%n envíos este mes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 accounted for, %2 twice</source>
        <translation>%1 con resultado, %2 dos veces</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Durante una hora</translation>
    </message>
    <message>
        <source>Until tomorrow at 08:00</source>
        <translation>Hasta mañana a las 08:00</translation>
    </message>
    <message>
        <source>Until I go on</source>
        <translation>Hasta que yo diga</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>Tabla (CSV)…</translation>
    </message>
    <message>
        <source>Page for the client (HTML)…</source>
        <translation>Página para el cliente (HTML)…</translation>
    </message>
    <message>
        <source>Data with the journal (JSON)…</source>
        <translation>Datos con el diario (JSON)…</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
</context>
<context>
    <name>PublishPage</name>
    <message>
        <source>Close</source>
        <extracomment>Milliseconds after which the ledger is read again without being told: commands in a terminal send no events here. Milliseconds in which news is gathered before the list is sorted again. Below this width of the window the detail takes less room. Widths of the pane at the right, in pixels at 100 %: as it is drawn, and in a narrow window. Of which client, when its first publication was due, and the month&apos;s account.</extracomment>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Publications</source>
        <translation>Publicaciones</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Quitar filtros</translation>
    </message>
    <message>
        <source>Nothing with these filters</source>
        <translation>Nada con estos filtros</translation>
    </message>
    <message>
        <source>Nothing is out yet</source>
        <translation>Aún no ha salido nada</translation>
    </message>
    <message>
        <source>What has been published stands here, each with its proof.</source>
        <translation>Aquí queda lo publicado, cada cosa con su prueba.</translation>
    </message>
    <message>
        <source>Nothing is planned yet</source>
        <translation>Aún no hay nada programado</translation>
    </message>
    <message>
        <source>Nothing is due now</source>
        <translation>Ahora no toca nada</translation>
    </message>
    <message>
        <source>What you publish by hand stands here at its time.</source>
        <translation>Lo que publicas a mano aparece aquí a su hora.</translation>
    </message>
    <message>
        <source>Posts with a time stand here till they are out.</source>
        <translation>Las publicaciones con hora están aquí hasta que salen.</translation>
    </message>
    <message>
        <source>Nothing failed, nothing was missed</source>
        <translation>Nada falló y a nada se le pasó la hora</translation>
    </message>
    <message>
        <source>What went wrong would stand here.</source>
        <translation>Aquí estaría lo que saliera mal.</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>Nueva publicación</translation>
    </message>
</context>
<context>
    <name>Pushing</name>
    <message>
        <source>Pushed by</source>
        <translation>Lo empujan</translation>
    </message>
    <message>
        <source>Open the campaign</source>
        <translation>Abrir la campaña</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) of this pillar behind it</source>
        <translation>
            <numerusform>%n publicación de este pilar detrás</numerusform>
            <numerusform>%n publicaciones de este pilar detrás</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Choose a pillar or a persona</source>
        <translation>Elegir un pilar o una buyer persona</translation>
    </message>
    <message>
        <source>Pushed by: add a pillar or a persona</source>
        <translation>Lo empuja: añadir un pilar o una buyer persona</translation>
    </message>
    <message>
        <source>All pillars and personas are chosen</source>
        <translation>Todos los pilares y buyer personas están elegidos</translation>
    </message>
    <message>
        <source>Chosen by hand; press to take it out</source>
        <translation>Elegido a mano; púlsalo para quitarlo</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <extracomment>What Windows takes in no name; elsewhere the file is to be handed on too.</extracomment>
        <translation>Carpeta</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>QuadrantList</name>
    <message>
        <source>New entry: %1</source>
        <translation>Nueva entrada: %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>Añadir a %1</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>entrada nueva</translation>
    </message>
    <message>
        <source>Change of an entry</source>
        <translation>cambio de una entrada</translation>
    </message>
    <message>
        <source>Deleting an entry</source>
        <translation>eliminación de una entrada</translation>
    </message>
    <message>
        <source>Move of an entry</source>
        <translation>traslado de una entrada</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>%n of them need you</source>
        <translation>
            <numerusform>%n te necesita</numerusform>
            <numerusform>%n te necesitan</numerusform>
        </translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Strategy</source>
        <extracomment>Below this width of the window there are icons only. Pages that cannot be hidden: what needs the person is there.</extracomment>
        <translation>Estrategia</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Search or go to…</source>
        <translation>Buscar o ir a…</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need you, each channel counted</source>
        <translation>
            <numerusform>%n cosa te necesita, contando cada canal</numerusform>
            <numerusform>%n cosas te necesitan, contando cada canal</numerusform>
        </translation>
    </message>
    <message>
        <source>Icons only</source>
        <translation>Solo iconos</translation>
    </message>
</context>
<context>
    <name>RatingBlock</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>RatingsEdit</name>
    <message>
        <source>Add a site</source>
        <translation>Añadir un sitio</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Sitio</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Reseñas</translation>
    </message>
    <message>
        <source>No reply</source>
        <translation>Sin resp.</translation>
    </message>
</context>
<context>
    <name>ReadingList</name>
    <message>
        <source>None yet. Note what the network shows every few days.</source>
        <translation>Ninguna aún. Anota cada pocos días lo que muestra la red.</translation>
    </message>
    <message numerus="yes">
        <source>%n click(s)</source>
        <translation>
            <numerusform>%n clic</numerusform>
            <numerusform>%n clics</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 results</source>
        <translation>%1 resultados</translation>
    </message>
    <message>
        <source>%1 result</source>
        <translation>%1 resultado</translation>
    </message>
    <message>
        <source>that day</source>
        <translation>ese día</translation>
    </message>
    <message>
        <source>Delete the reading of %1</source>
        <translation>Eliminar la lectura del %1</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>What the network shows. Leave empty what it does not say.</source>
        <translation>Lo que muestra la red. Deja vacío lo que no diga.</translation>
    </message>
    <message>
        <source>Reading of “%1”</source>
        <translation>Lectura de «%1»</translation>
    </message>
    <message>
        <source>Add reading</source>
        <translation>Anotar lectura</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Spent (%1)</source>
        <translation>Gastado (%1)</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Alcance</translation>
    </message>
    <message>
        <source>Impressions</source>
        <translation>Impresiones</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Clics</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Only of that day, not since the beginning</source>
        <translation>Solo de ese día, no desde el principio</translation>
    </message>
</context>
<context>
    <name>ReceivedArt</name>
    <message>
        <source>%1 (is out)</source>
        <translation>%1 (ya salió)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>De ninguna</translation>
    </message>
    <message>
        <source>Take the card away</source>
        <translation>Quitar la tarjeta</translation>
    </message>
    <message>
        <source>%1 (new)</source>
        <translation>%1 (nueva)</translation>
    </message>
    <message>
        <source>Image %1</source>
        <translation>Imagen %1</translation>
    </message>
    <message>
        <source>The same place as %1</source>
        <translation>El mismo sitio que %1</translation>
    </message>
    <message>
        <source>already in its place</source>
        <translation>ya está en su sitio</translation>
    </message>
    <message>
        <source>%1 asked</source>
        <translation>pedías %1</translation>
    </message>
    <message>
        <source>another size asked</source>
        <translation>pedías otra medida</translation>
    </message>
    <message>
        <source>is out, it cannot be changed</source>
        <translation>ya salió, no se puede cambiar</translation>
    </message>
    <message>
        <source>no picture and no video that smdesk knows</source>
        <translation>no es una imagen ni un vídeo que smdesk conozca</translation>
    </message>
    <message>
        <source>for %1, %2</source>
        <translation>para la %1, %2</translation>
    </message>
    <message>
        <source>for %1, which stands in another week</source>
        <translation>para %1, que está en otra semana</translation>
    </message>
    <message>
        <source>the right shape, larger than asked</source>
        <translation>la forma pedida, más grande</translation>
    </message>
    <message>
        <source>ready to be placed</source>
        <translation>listo para colocar</translation>
    </message>
    <message>
        <source>smaller than asked; it can be placed all the same</source>
        <translation>más pequeño de lo pedido; se puede colocar igual</translation>
    </message>
    <message>
        <source>another shape than asked; it can be placed all the same</source>
        <translation>otra forma que la pedida; se puede colocar igual</translation>
    </message>
    <message>
        <source>say which post it is for</source>
        <translation>di de qué publicación es</translation>
    </message>
    <message>
        <source>for no post</source>
        <translation>de ninguna publicación</translation>
    </message>
    <message>
        <source>choose which of the two goes in</source>
        <translation>elige cuál de los dos se coloca</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Nothing was sent, and nothing will be sent until you say so.</source>
        <translation>No se envió nada, y no se enviará nada hasta que tú lo digas.</translation>
    </message>
    <message>
        <source>Off from %1 to %2.</source>
        <translation>Cerrado de %1 a %2.</translation>
    </message>
    <message>
        <source>Asleep from %1 to %2.</source>
        <translation>En reposo de %1 a %2.</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 de retraso</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>Assisted, waits for you</source>
        <translation>Asistido, te espera</translation>
    </message>
    <message>
        <source>Not there: looked at %1</source>
        <translation>No está: mirado a las %1</translation>
    </message>
    <message>
        <source>Already there: found at %1</source>
        <translation>Ya está allí: vista a las %1</translation>
    </message>
    <message>
        <source>From an older copy: it may be out, please look</source>
        <translation>De una copia anterior: puede que ya esté; míralo</translation>
    </message>
    <message>
        <source>Could not look: %1</source>
        <translation>No se pudo mirar: %1</translation>
    </message>
    <message>
        <source>smdesk has not sent it</source>
        <translation>smdesk no la ha enviado</translation>
    </message>
    <message>
        <source>Publish what is missing</source>
        <translation>Publicar lo que falta</translation>
    </message>
    <message>
        <source>Publish now</source>
        <translation>Publicar ahora</translation>
    </message>
    <message>
        <source>Next good time: %1</source>
        <translation>Próximo buen momento: %1</translation>
    </message>
    <message>
        <source>At the time chosen: %1</source>
        <translation>A la hora elegida: %1</translation>
    </message>
    <message>
        <source>Choose a time…</source>
        <translation>Elegir hora…</translation>
    </message>
    <message>
        <source>Mark as published</source>
        <translation>Marcar como publicada</translation>
    </message>
    <message>
        <source>Leave unpublished</source>
        <translation>Dejar sin publicar</translation>
    </message>
    <message>
        <source>It becomes your turn at once</source>
        <translation>Te toca enseguida</translation>
    </message>
    <message>
        <source>%1: you publish after the others</source>
        <translation>%1: la publicas tú después de las demás</translation>
    </message>
    <message>
        <source>Goes out as soon as you apply; that cannot be taken back</source>
        <translation>Sale en cuanto lo apliques; eso no se puede deshacer</translation>
    </message>
    <message>
        <source>Moves there, keeps its text and pictures; until then it can be moved again</source>
        <translation>Pasa a esa hora, con su texto y sus imágenes; hasta entonces se puede volver a mover</translation>
    </message>
    <message>
        <source>Moves there, in the client’s own time; until then it can be moved again</source>
        <translation>Pasa a esa hora, en la hora del cliente; hasta entonces se puede volver a mover</translation>
    </message>
    <message>
        <source>It is not sent, and counts as published; within a day that can be taken back</source>
        <translation>No se envía y cuenta como publicada; durante un día se puede deshacer</translation>
    </message>
    <message>
        <source>Stays in the history as left out; that cannot be taken back</source>
        <translation>Queda en el historial como no publicada; eso no se puede deshacer</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Nothing leaves before you apply. What is on the network already is not sent again.</source>
        <extracomment>Free room below the last post. Posts that are decided at a time; the rest come after them. Milliseconds between looks whether the publisher is there, and how many of them.</extracomment>
        <translation>Nada sale antes de que lo apliques. Lo que ya está en la red no se vuelve a enviar.</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Decidir más tarde</translation>
    </message>
    <message>
        <source>Do the same with all…</source>
        <translation>Hacer lo mismo con todas…</translation>
    </message>
    <message>
        <source>Publish now</source>
        <translation>Publicar ahora</translation>
    </message>
    <message>
        <source>Next good time</source>
        <translation>Próximo buen momento</translation>
    </message>
    <message>
        <source>Mark as published</source>
        <translation>Marcar como publicada</translation>
    </message>
    <message>
        <source>Leave unpublished</source>
        <translation>Dejar sin publicar</translation>
    </message>
    <message>
        <source>Back from sleep</source>
        <translation>De vuelta del reposo</translation>
    </message>
    <message>
        <source>Back again</source>
        <translation>De vuelta</translation>
    </message>
    <message numerus="yes">
        <source>%n more come(s) after these.</source>
        <translation>
            <numerusform>Después de estas hay %n más.</numerusform>
            <numerusform>Después de estas hay %n más.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) came due while nobody could send them</source>
        <translation>
            <numerusform>Tocaba %n publicación y nadie podía enviarla</numerusform>
            <numerusform>Tocaban %n publicaciones y nadie podía enviarlas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) came due while your computer slept</source>
        <translation>
            <numerusform>Tocaba %n publicación mientras tu equipo dormía</numerusform>
            <numerusform>Tocaban %n publicaciones mientras tu equipo dormía</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) came due while smdesk was off</source>
        <translation>
            <numerusform>Tocaba %n publicación mientras smdesk estaba cerrado</numerusform>
            <numerusform>Tocaban %n publicaciones mientras smdesk estaba cerrado</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply the %n decision(s)</source>
        <translation>
            <numerusform>Aplicar la decisión</numerusform>
            <numerusform>Aplicar las %n decisiones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n stay(s) on hold</source>
        <translation>
            <numerusform>Queda en espera</numerusform>
            <numerusform>Las %n quedan en espera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) applied</source>
        <translation>
            <numerusform>Una decisión aplicada</numerusform>
            <numerusform>%n decisiones aplicadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) marked as published</source>
        <translation>
            <numerusform>%n publicación marcada como publicada</numerusform>
            <numerusform>%n publicaciones marcadas como publicadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rehearsal</name>
    <message>
        <source>Practice mode with example data…</source>
        <translation>Modo de práctica con datos de ejemplo…</translation>
    </message>
    <message>
        <source>Open the example desk?</source>
        <translation>¿Abrir el escritorio de ejemplo?</translation>
    </message>
    <message>
        <source>It opens in place of your own, which is kept as it is. Until you leave the example nothing of your own goes out, and nothing you do in it leaves this computer.</source>
        <translation>Se abre en lugar del tuyo, que se conserva tal como está. Hasta que dejes el ejemplo no sale nada de lo tuyo, y nada de lo que hagas en él sale de este ordenador.</translation>
    </message>
    <message>
        <source>Open the example</source>
        <translation>Abrir el ejemplo</translation>
    </message>
    <message>
        <source>The example is being made…</source>
        <translation>Se está preparando el ejemplo…</translation>
    </message>
</context>
<context>
    <name>Repairs</name>
    <message>
        <source>Join the parts</source>
        <translation>Unir las partes</translation>
    </message>
    <message>
        <source>Split into a thread</source>
        <translation>Dividir en un hilo</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>Otro día</translation>
    </message>
</context>
<context>
    <name>RepeatFields</name>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Repeats in</source>
        <translation>Se repite por</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>Sin fin</translation>
    </message>
    <message>
        <source>Until a day</source>
        <translation>Hasta un día</translation>
    </message>
    <message>
        <source>A number of times</source>
        <translation>Un número de veces</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>Every so many</source>
        <translation>Cada cuántos</translation>
    </message>
    <message>
        <source>How many times</source>
        <translation>Cuántas veces</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>every</source>
        <translation>cada</translation>
    </message>
    <message>
        <source>the same day</source>
        <translation>el mismo día</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>Día del mes</translation>
    </message>
    <message numerus="yes">
        <source>day(s)</source>
        <comment>of a repetition</comment>
        <translation>
            <numerusform>día</numerusform>
            <numerusform>días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>week(s)</source>
        <comment>of a repetition</comment>
        <translation>
            <numerusform>semana</numerusform>
            <numerusform>semanas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>month(s)</source>
        <comment>of a repetition</comment>
        <translation>
            <numerusform>mes</numerusform>
            <numerusform>meses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>year(s)</source>
        <comment>of a repetition</comment>
        <translation>
            <numerusform>año</numerusform>
            <numerusform>años</numerusform>
        </translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Próximas: %1</translation>
    </message>
</context>
<context>
    <name>Repeating</name>
    <message>
        <source>Repeat</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Set repetition</source>
        <translation>Fijar repetición</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Se repite</translation>
    </message>
    <message>
        <source>It goes out with what it says by then, at the same hour in the client’s zone.</source>
        <translation>Cada vez sale con el texto que tenga entonces, a la misma hora en la zona del cliente.</translation>
    </message>
</context>
<context>
    <name>ReputationCard</name>
    <message>
        <source>Risks</source>
        <extracomment>Pixels of a line that says whose a share is.</extracomment>
        <translation>Riesgos</translation>
    </message>
    <message>
        <source>What do people say, where, and does anybody answer? Write down ratings, tone and risks.</source>
        <translation>¿Qué dice la gente, dónde, y responde alguien? Apunta valoraciones, tono y riesgos.</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Apuntarlo</translation>
    </message>
    <message>
        <source>What people talk about</source>
        <translation>De qué habla la gente</translation>
    </message>
    <message>
        <source>praised</source>
        <translation>se elogia</translation>
    </message>
    <message>
        <source>criticised</source>
        <translation>se critica</translation>
    </message>
    <message>
        <source>Positive</source>
        <translation>Positivo</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutro</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>Negativo</translation>
    </message>
    <message>
        <source>Tone of what is said</source>
        <translation>Tono de lo que se dice</translation>
    </message>
    <message>
        <source>Share of voice</source>
        <translation>Cuota de conversación</translation>
    </message>
    <message>
        <source>Reputation</source>
        <translation>Reputación</translation>
    </message>
    <message>
        <source>Change the reputation</source>
        <translation>Cambiar la reputación</translation>
    </message>
</context>
<context>
    <name>ReputationForm</name>
    <message>
        <source>Ratings</source>
        <extracomment>The field of the form that holds what a refused value belongs to. Fields that are small tables: a text and a figure each.</extracomment>
        <translation>Valoraciones</translation>
    </message>
    <message>
        <source>Tone of what is said, in %</source>
        <translation>Tono de lo que se dice, en %</translation>
    </message>
    <message>
        <source>Praised</source>
        <translation>Se elogia</translation>
    </message>
    <message>
        <source>Criticised</source>
        <translation>Se critica</translation>
    </message>
    <message>
        <source>Share of voice, the client first</source>
        <translation>Cuota de conversación, primero el cliente</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>Riesgos</translation>
    </message>
    <message>
        <source>Months that this is about</source>
        <translation>Meses a los que se refiere</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Veces</translation>
    </message>
    <message>
        <source>Add a topic</source>
        <translation>Añadir un tema</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>Añadir un nombre</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>What people talk about, and how often it was said.</source>
        <translation>De qué habla la gente y cuántas veces se dijo.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
</context>
<context>
    <name>Restored</name>
    <message>
        <source>The copy was not restored; everything is as it was.</source>
        <translation>La copia no se ha restaurado; todo está como estaba.</translation>
    </message>
    <message>
        <source>What you had before is kept as a copy of its own.</source>
        <translation>Lo que tenías antes queda guardado en otra copia.</translation>
    </message>
    <message>
        <source>Go back to that…</source>
        <translation>Volver a lo de antes…</translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation>Copia restaurada.</translation>
    </message>
    <message>
        <source>The copy of %1 is restored.</source>
        <translation>Restaurada la copia del %1.</translation>
    </message>
</context>
<context>
    <name>RivalsCard</name>
    <message>
        <source>Who else wants the same customers? Follow two or three of them.</source>
        <translation>¿Quién más quiere a los mismos clientes? Sigue a dos o tres.</translation>
    </message>
    <message>
        <source>%1 / week</source>
        <translation>%1 / semana</translation>
    </message>
    <message>
        <source>Competitors</source>
        <translation>Competidores</translation>
    </message>
    <message>
        <source>See the competitors</source>
        <translation>Ver los competidores</translation>
    </message>
</context>
<context>
    <name>RivalsModel</name>
    <message>
        <source>Competitor</source>
        <extracomment>Columns before and after the days. What the name keeps, at 100 %: before it gets less the small line goes, then the earliest days.</extracomment>
        <translation>Competidor</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Presión</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
</context>
<context>
    <name>RoundsPane</name>
    <message>
        <source>Rounds</source>
        <translation>Rondas</translation>
    </message>
    <message>
        <source>Drop the client’s answer file here</source>
        <translation>Suelta aquí la respuesta del cliente</translation>
    </message>
    <message>
        <source>or choose it…</source>
        <translation>o elígela…</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>Row</source>
        <extracomment>What stands in the columns behind the number; each is put right in the column of the file that holds it. The row has something that a person should see.</extracomment>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Qué será de ella</translation>
    </message>
</context>
<context>
    <name>SavedDialog</name>
    <message>
        <source>Groups of hashtags</source>
        <translation>Grupos de etiquetas</translation>
    </message>
    <message>
        <source>Saved texts</source>
        <translation>Textos guardados</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Todos los clientes</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Para quién</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Filled in when it is used: %1</source>
        <translation>Se rellena al usarlo: %1</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>New saved text</source>
        <translation>Nuevo texto guardado</translation>
    </message>
    <message>
        <source>Edit saved text</source>
        <translation>Editar texto guardado</translation>
    </message>
    <message>
        <source>Delete saved text</source>
        <translation>Eliminar texto guardado</translation>
    </message>
</context>
<context>
    <name>SavedTexts</name>
    <message>
        <source>No saved text yet</source>
        <extracomment>How many a menu shows; the rest is in the list. What ends a word or a sentence, and what begins one, besides letters and figures.</extracomment>
        <translation>Aún no hay textos guardados</translation>
    </message>
    <message>
        <source>No group of hashtags yet</source>
        <translation>Aún no hay grupos de etiquetas</translation>
    </message>
    <message>
        <source>Save what is selected…</source>
        <translation>Guardar lo seleccionado…</translation>
    </message>
    <message>
        <source>Edit saved texts…</source>
        <translation>Editar textos guardados…</translation>
    </message>
    <message>
        <source>Edit groups of hashtags…</source>
        <translation>Editar grupos de etiquetas…</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Writing %1…</source>
        <translation>Escribiendo %1…</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 está escrito.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>Saying</name>
    <message>
        <source>Does not repeat</source>
        <translation>No se repite</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta el %1</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n vez</numerusform>
            <numerusform>%n veces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n day(s)</source>
        <translation>
            <numerusform>Cada día</numerusform>
            <numerusform>Cada %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n week(s)</source>
        <translation>
            <numerusform>Cada semana</numerusform>
            <numerusform>Cada %n semanas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n month(s)</source>
        <translation>
            <numerusform>Cada mes</numerusform>
            <numerusform>Cada %n meses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n year(s)</source>
        <translation>
            <numerusform>Cada año</numerusform>
            <numerusform>Cada %n años</numerusform>
        </translation>
    </message>
    <message>
        <source>on day %1</source>
        <translation>el día %1</translation>
    </message>
</context>
<context>
    <name>SchedulerPopover</name>
    <message>
        <source>Nothing is due</source>
        <extracomment>How far back something the person must publish counts as next.</extracomment>
        <translation>No hay nada pendiente</translation>
    </message>
    <message>
        <source>Go on publishing</source>
        <translation>Seguir publicando</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) wait for your decision</source>
        <translation>
            <numerusform>%n publicación espera tu decisión</numerusform>
            <numerusform>%n publicaciones esperan tu decisión</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep the computer awake near due times</source>
        <translation>No suspender antes de publicar</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Revisar…</translation>
    </message>
</context>
<context>
    <name>ScoreBar</name>
    <message>
        <source>Score %1 of 100</source>
        <extracomment>Pixels at 100 %: the mark and the room around it, the name&apos;s place, the bar and the number after it. What the name and the bar keep where the line is short.</extracomment>
        <translation>%1 puntos de 100</translation>
    </message>
    <message>
        <source>No score yet</source>
        <translation>Sin puntuación todavía</translation>
    </message>
</context>
<context>
    <name>SecondWindow</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>SecretForm</name>
    <message>
        <source>Copy the address</source>
        <translation>Copiar la dirección</translation>
    </message>
</context>
<context>
    <name>SeriesActs</name>
    <message>
        <source>This post comes back.</source>
        <translation>Esta publicación se repite.</translation>
    </message>
    <message>
        <source>All of the series</source>
        <translation>Toda la serie</translation>
    </message>
    <message>
        <source>Only this one</source>
        <translation>Solo esta</translation>
    </message>
    <message>
        <source>This one and those after it</source>
        <translation>Esta y las siguientes</translation>
    </message>
    <message>
        <source>Edit a post that comes back</source>
        <translation>Editar una publicación que se repite</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>one post out of its series</source>
        <translation>una publicación fuera de su serie</translation>
    </message>
    <message>
        <source>another series from here on</source>
        <translation>otra serie a partir de aquí</translation>
    </message>
    <message>
        <source>All that are to come</source>
        <translation>Todas las que quedan</translation>
    </message>
    <message numerus="yes">
        <source>Move %n post(s) that come(s) back</source>
        <translation>
            <numerusform>Mover %n publicación que se repite</numerusform>
            <numerusform>Mover %n publicaciones que se repiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message numerus="yes">
        <source>move of %n post(s)</source>
        <translation>
            <numerusform>traslado de %n publicación</numerusform>
            <numerusform>traslado de %n publicaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>What follows in their series moved with them.</source>
        <translation>Lo que sigue en su serie se movió también.</translation>
    </message>
    <message>
        <source>All of their series to come moved with them.</source>
        <translation>Todo lo que queda de su serie se movió también.</translation>
    </message>
    <message>
        <source>Moved to %1.</source>
        <translation>Movida: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) moved.</source>
        <translation>
            <numerusform>%n publicación movida.</numerusform>
            <numerusform>%n publicaciones movidas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) of the series moved.</source>
        <translation>
            <numerusform>Se movió %n publicación de la serie.</numerusform>
            <numerusform>Se movieron %n publicaciones de la serie.</numerusform>
        </translation>
    </message>
    <message>
        <source>The series moved; it has no end.</source>
        <translation>Se movió la serie, que no tiene fin.</translation>
    </message>
    <message>
        <source>The first: %1 → %2</source>
        <translation>La primera: %1 → %2</translation>
    </message>
    <message>
        <source>move of a post that comes back</source>
        <translation>traslado de una publicación que se repite</translation>
    </message>
    <message>
        <source>Only this one: the others still go out</source>
        <translation>Solo esta: las demás siguen saliendo</translation>
    </message>
    <message>
        <source>This one and those after it: the series ends</source>
        <translation>Esta y las siguientes: la serie se acaba</translation>
    </message>
    <message numerus="yes">
        <source>Leave out %n post(s) that come(s) back</source>
        <translation>
            <numerusform>Saltarse %n publicación que se repite</numerusform>
            <numerusform>Saltarse %n publicaciones que se repiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Saltarse</translation>
    </message>
    <message numerus="yes">
        <source>leaving out of %n post(s)</source>
        <translation>
            <numerusform>saltarse %n publicación</numerusform>
            <numerusform>saltarse %n publicaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>leaving out of a post</source>
        <translation>saltarse una publicación</translation>
    </message>
    <message>
        <source>Left out on %1; the series goes on.</source>
        <translation>Fuera: %1. La serie sigue.</translation>
    </message>
    <message>
        <source>end of a series</source>
        <translation>fin de una serie</translation>
    </message>
    <message>
        <source>The series ends before %1.</source>
        <translation>Fin de la serie: %1.</translation>
    </message>
    <message>
        <source>repetition of a post</source>
        <translation>repetición de una publicación</translation>
    </message>
    <message>
        <source>Repetition: %1</source>
        <translation>Repetición: %1</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versión %1</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Carpeta de datos</translation>
    </message>
    <message>
        <source>Licence of smdesk</source>
        <translation>Licencia de smdesk</translation>
    </message>
    <message>
        <source>MIT: use it, change it, pass it on.</source>
        <translation>MIT: úsalo, cámbialo, compártelo.</translation>
    </message>
    <message>
        <source>Standing on</source>
        <translation>Se apoya en</translation>
    </message>
    <message>
        <source>Works of others, each under its own licence.</source>
        <translation>Obras de otras personas, cada una con su licencia.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Public domain</source>
        <translation>Dominio público</translation>
    </message>
    <message>
        <source>Access and keyring</source>
        <translation>Permisos y llavero</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Llavero</translation>
    </message>
    <message>
        <source>Passwords and tokens lie there and nowhere else, in no file and no backup.</source>
        <translation>Las contraseñas y los tokens están ahí y en ningún otro sitio: ni en archivos ni en copias.</translation>
    </message>
    <message>
        <source>Without a keyring, keep access until smdesk ends</source>
        <translation>Sin llavero, guardar los permisos hasta cerrar smdesk</translation>
    </message>
    <message>
        <source>In memory only; after each start it is asked for again.</source>
        <translation>Solo en memoria; al arrancar se piden de nuevo.</translation>
    </message>
    <message>
        <source>Stored access</source>
        <translation>Permisos guardados</translation>
    </message>
    <message>
        <source>For which channels something is kept. What it is, is never shown.</source>
        <translation>De qué canales se guarda algo. Nunca se muestra qué es.</translation>
    </message>
    <message>
        <source>Keyring of this computer</source>
        <translation>Llavero de este equipo</translation>
    </message>
    <message>
        <source>Set up GNOME Keyring, KWallet or KeePassXC, and start smdesk anew.</source>
        <translation>Configura GNOME Keyring, KWallet o KeePassXC y reinicia smdesk.</translation>
    </message>
    <message>
        <source>Encrypted by your system and opened when you sign in.</source>
        <translation>Lo cifra tu sistema y se abre cuando inicias sesión.</translation>
    </message>
    <message>
        <source>Safe</source>
        <translation>Seguro</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>No disponible</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Preguntando…</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Olvidar…</translation>
    </message>
    <message>
        <source>Forget the access of %1</source>
        <translation>Olvidar el permiso de %1</translation>
    </message>
    <message>
        <source>Nothing is kept</source>
        <translation>No se guarda nada</translation>
    </message>
    <message>
        <source>Practice channels and those you publish on by hand need no access.</source>
        <translation>Los canales de práctica y los que publicas a mano no necesitan permiso.</translation>
    </message>
    <message>
        <source>Forget the access of %1?</source>
        <translation>¿Olvidar el permiso de %1?</translation>
    </message>
    <message>
        <source>It is taken out of the keyring and cannot be brought back. The channel and its posts stay; they wait until you connect it again.</source>
        <translation>Se borra del llavero y no se puede recuperar. El canal y sus publicaciones se quedan; esperan a que lo conectes otra vez.</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Olvidarlo</translation>
    </message>
    <message>
        <source>Alerts and tray</source>
        <translation>Avisos y bandeja</translation>
    </message>
    <message>
        <source>Send a test notification</source>
        <translation>Enviar un aviso de prueba</translation>
    </message>
    <message>
        <source>What you are told</source>
        <translation>De qué te avisa</translation>
    </message>
    <message>
        <source>Outside of the window, also while it is closed. One cause is told once.</source>
        <translation>Fuera de la ventana, también si está cerrada. Cada causa se avisa una vez.</translation>
    </message>
    <message>
        <source>Before a post goes out</source>
        <translation>Antes de que salga una publicación</translation>
    </message>
    <message>
        <source>So that you can still stop it.</source>
        <translation>Para que aún puedas pararla.</translation>
    </message>
    <message>
        <source>%1 min before</source>
        <translation>%1 min antes</translation>
    </message>
    <message>
        <source>It is your turn to publish</source>
        <translation>Te toca publicar</translation>
    </message>
    <message>
        <source>Assisted posts whose time has come. They stay until you answer.</source>
        <translation>Publicaciones asistidas a su hora. El aviso se queda hasta que respondas.</translation>
    </message>
    <message>
        <source>A post has been published</source>
        <translation>Ha salido una publicación</translation>
    </message>
    <message>
        <source>A post was not published, or nobody knows</source>
        <translation>Una publicación no ha salido, o no se sabe</translation>
    </message>
    <message>
        <source>Also in quiet hours.</source>
        <translation>También en horas de silencio.</translation>
    </message>
    <message>
        <source>A post came due while the computer was asleep</source>
        <translation>A una publicación se le pasó la hora con el equipo dormido</translation>
    </message>
    <message>
        <source>A channel must be connected again</source>
        <translation>Hay que conectar otra vez un canal</translation>
    </message>
    <message>
        <source>Something is wrong with the desk itself</source>
        <translation>Algo va mal en el propio escritorio</translation>
    </message>
    <message>
        <source>A full disk, a backup that could not be made.</source>
        <translation>El disco lleno, una copia que no se pudo hacer.</translation>
    </message>
    <message>
        <source>Tell me again</source>
        <translation>Volver a avisarme</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Horas de silencio</translation>
    </message>
    <message>
        <source>On this computer’s clock. Failures and broken channels are told all the same.</source>
        <translation>Según el reloj de este equipo. De los fallos y los canales rotos se avisa igual.</translation>
    </message>
    <message>
        <source>Silent until you are asked again</source>
        <translation>En silencio por ahora</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Silencio</translation>
    </message>
    <message>
        <source>Tray and start</source>
        <translation>Bandeja y arranque</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>Arrancar con el equipo</translation>
    </message>
    <message>
        <source>In the background, so that posts go out although no window is open.</source>
        <translation>En segundo plano, para que las publicaciones salgan sin ninguna ventana abierta.</translation>
    </message>
    <message>
        <source>Icon in the tray</source>
        <translation>Icono en la bandeja</translation>
    </message>
    <message>
        <source>It shows how publishing stands. Where there is no tray, a closed window is made small instead.</source>
        <translation>Muestra cómo va la publicación. Si no hay bandeja, la ventana se minimiza al cerrarla.</translation>
    </message>
    <message>
        <source>Do not tell</source>
        <translation>No avisar</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>%1 antes</translation>
    </message>
    <message>
        <source>Nothing is told until %1.</source>
        <translation>Sin avisos hasta: %1.</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>This desktop has none</source>
        <translation>Este escritorio no tiene</translation>
    </message>
    <message>
        <source>smdesk starts with the computer</source>
        <translation>smdesk arranca con el equipo</translation>
    </message>
    <message>
        <source>smdesk no longer starts with the computer</source>
        <translation>smdesk ya no arranca con el equipo</translation>
    </message>
    <message>
        <source>This is how smdesk tells you something</source>
        <translation>Así te avisa smdesk</translation>
    </message>
    <message>
        <source>A click on it opens the window.</source>
        <translation>Un clic abre la ventana.</translation>
    </message>
    <message>
        <source>Sent: look at the corner where your system shows notifications</source>
        <translation>Enviado: mira donde tu sistema muestra los avisos</translation>
    </message>
    <message>
        <source>Notifications start with publishing; this window does not publish</source>
        <translation>Los avisos empiezan al publicar; esta ventana no publica</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Silencio desde</translation>
    </message>
    <message>
        <source>Quiet to</source>
        <translation>Silencio hasta</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Tamaño de todo</translation>
    </message>
    <message>
        <source>Text, icons and rows together.</source>
        <translation>Texto, iconos y filas a la vez.</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densidad</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Amplia</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compacta</translation>
    </message>
    <message>
        <source>Compact shows more rows in lists, and calendars without pictures.</source>
        <translation>Compacta muestra más filas en las listas, y calendarios sin imágenes.</translation>
    </message>
    <message>
        <source>Use the system font</source>
        <translation>Usar la letra del sistema</translation>
    </message>
    <message>
        <source>In place of Inter and Source Serif.</source>
        <translation>En lugar de Inter y Source Serif.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Easier to see</source>
        <translation>Más fácil de ver</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste alto</translation>
    </message>
    <message>
        <source>Stronger lines and darker small text.</source>
        <translation>Líneas más marcadas y texto pequeño más oscuro.</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Menos movimiento</translation>
    </message>
    <message>
        <source>Panels and messages appear without sliding.</source>
        <translation>Los paneles y los mensajes aparecen sin deslizarse.</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Checking…</source>
        <extracomment>Pixels before the first cell, after each and after the numbers; then where there is little room.</extracomment>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>The first copy is made within the hour, or now with the button.</source>
        <translation>La primera copia se hace en menos de una hora, o ahora con el botón.</translation>
    </message>
    <message>
        <source>What can be done with the copy of %1</source>
        <translation>Qué se puede hacer con la copia de: %1</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>Hoy, %1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation>Ayer, %1</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Automática</translation>
    </message>
    <message>
        <source>Made by you</source>
        <translation>Hecha por ti</translation>
    </message>
    <message>
        <source>Before restoring</source>
        <translation>Antes de restaurar</translation>
    </message>
    <message>
        <source>Set aside as it was</source>
        <translation>Apartada tal cual</translation>
    </message>
    <message>
        <source>Before an update</source>
        <translation>Antes de actualizar</translation>
    </message>
    <message>
        <source>Checked whole</source>
        <translation>Comprobada entera</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restaurar…</translation>
    </message>
    <message>
        <source>Check every page</source>
        <translation>Comprobar entera</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Mostrar en su carpeta</translation>
    </message>
    <message>
        <source>Data and backups</source>
        <translation>Datos y copias</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Tus datos</translation>
    </message>
    <message>
        <source>Everything lives in one folder of yours: a database, your files and the copies.</source>
        <translation>Todo vive en una carpeta tuya: una base de datos, tus archivos y las copias.</translation>
    </message>
    <message>
        <source>Also in a second folder</source>
        <translation>También en otra carpeta</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>Copied every day</source>
        <translation>Copia cada día</translation>
    </message>
    <message>
        <source>While you work, without stopping anything; each copy is checked.</source>
        <translation>Mientras trabajas, sin parar nada; cada copia se comprueba.</translation>
    </message>
    <message>
        <source>Daily copies kept</source>
        <translation>Copias diarias que se guardan</translation>
    </message>
    <message>
        <source>Weekly copies kept</source>
        <translation>Copias semanales que se guardan</translation>
    </message>
    <message>
        <source>Monthly copies kept</source>
        <translation>Copias mensuales que se guardan</translation>
    </message>
    <message>
        <source>Copies that you make yourself are never deleted.</source>
        <translation>Las copias que haces tú no se borran nunca.</translation>
    </message>
    <message>
        <source>Restore from a file…</source>
        <translation>Restaurar un archivo…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Copiar ahora</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>Comprobar todas</translation>
    </message>
    <message>
        <source>Progress of the backup</source>
        <translation>Progreso de la copia</translation>
    </message>
    <message>
        <source>Copies made</source>
        <translation>Copias hechas</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>A las %1</translation>
    </message>
    <message>
        <source>First thing in the day</source>
        <translation>A primera hora</translation>
    </message>
    <message>
        <source>Database %1 · files %2 · copies %3 · %4 free</source>
        <translation>Base de datos %1 · archivos %2 · copias %3 · %4 libres</translation>
    </message>
    <message>
        <source>There is no copy yet.</source>
        <translation>Todavía no hay ninguna copia.</translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>hoy, %1</translation>
    </message>
    <message>
        <source>The last one: %1.</source>
        <translation>La última: %1.</translation>
    </message>
    <message>
        <source>The last one: %1, opened and checked whole.</source>
        <translation>La última: %1, abierta y comprobada entera.</translation>
    </message>
    <message>
        <source>The last one, %1, cannot be restored: %2.</source>
        <translation>La última, %1, no se puede restaurar: %2.</translation>
    </message>
    <message>
        <source>Better on another disk: then one that breaks takes nothing with it.</source>
        <translation>Mejor en otro disco: así, si uno se rompe, no se pierde nada.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Do not copy there</source>
        <translation>No copiar ahí</translation>
    </message>
    <message>
        <source>Not there now</source>
        <translation>Ahora no está</translation>
    </message>
    <message>
        <source>Copied and checked: %1</source>
        <translation>Copiado y comprobado: %1</translation>
    </message>
    <message>
        <source>Backups of smdesk (*.sqlite3)</source>
        <translation>Copias de smdesk (*.sqlite3)</translation>
    </message>
    <message>
        <source>Restore from a file</source>
        <translation>Restaurar un archivo</translation>
    </message>
    <message>
        <source>%1 cannot be restored: %2. Your desk is as it was; choose another file.</source>
        <translation>La copia %1 no se puede restaurar: %2. Tu escritorio sigue como estaba; elige otro archivo.</translation>
    </message>
    <message>
        <source>A second folder for backups</source>
        <translation>Otra carpeta para las copias</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <extracomment>So many findings there are at least, and how high each is at 100 %.</extracomment>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar otra vez</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copiar el informe</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Cómo está todo</translation>
    </message>
    <message>
        <source>Open the logs</source>
        <translation>Abrir los registros</translation>
    </message>
    <message>
        <source>Open publishing</source>
        <translation>Abrir Publicación</translation>
    </message>
    <message>
        <source>To look closer</source>
        <translation>Para mirar de cerca</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>What smdesk did, without texts of posts and without passwords.</source>
        <translation>Qué ha hecho smdesk, sin textos de publicaciones ni contraseñas.</translation>
    </message>
    <message>
        <source>Journal of each post</source>
        <translation>Diario de cada publicación</translation>
    </message>
    <message>
        <source>Every attempt to send it, what the network answered, and the proof.</source>
        <translation>Cada intento de envío, qué respondió la red y la prueba.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Todo está bien.</translation>
    </message>
    <message>
        <source>Copied. It holds versions, sizes and states: no texts and no passwords.</source>
        <translation>Copiado. Lleva versiones, tamaños y estados: ni textos ni contraseñas.</translation>
    </message>
    <message>
        <source>This window has the desk open</source>
        <translation>Esta ventana tiene abierto el escritorio</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Weeks and times</source>
        <translation>Semanas y horas</translation>
    </message>
    <message>
        <source>First day of the week</source>
        <translation>Primer día de la semana</translation>
    </message>
    <message>
        <source>In calendars. A client can have another one.</source>
        <translation>En los calendarios. Un cliente puede tener otro.</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Formato de hora</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 horas</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 horas</translation>
    </message>
    <message>
        <source>Time of a new post</source>
        <translation>Hora de una publicación nueva</translation>
    </message>
    <message>
        <source>New posts</source>
        <translation>Publicaciones nuevas</translation>
    </message>
    <message>
        <source>On a day that has no free slot, in the client’s own zone.</source>
        <translation>En un día sin hueco libre, en la zona horaria del cliente.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Opens with</source>
        <translation>Se abre con</translation>
    </message>
    <message>
        <source>What smdesk proposes</source>
        <translation>Lo que propone smdesk</translation>
    </message>
    <message>
        <source>The page you see first when smdesk starts.</source>
        <translation>La página que ves primero al arrancar smdesk.</translation>
    </message>
    <message>
        <source>Go on publishing when the window is closed</source>
        <translation>Seguir publicando con la ventana cerrada</translation>
    </message>
    <message>
        <source>The icon in the tray opens it again; without a tray it is minimised. Off: closing ends smdesk.</source>
        <translation>El icono de la bandeja la vuelve a abrir; si no hay bandeja, se minimiza. Si lo quitas, cerrar la ventana termina smdesk.</translation>
    </message>
    <message>
        <source>change of “%1”</source>
        <translation>cambio de «%1»</translation>
    </message>
    <message>
        <source>The defaults of “%1” hold again</source>
        <translation>«%1» vuelve a sus valores de fábrica</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Language of the program</source>
        <translation>Idioma del programa</translation>
    </message>
    <message>
        <source>Menus, dates and numbers</source>
        <translation>Menús, fechas y números</translation>
    </message>
    <message>
        <source>Changes at once; what you are writing stays.</source>
        <translation>Cambia al momento; lo que estás escribiendo se queda.</translation>
    </message>
    <message>
        <source>Languages of the clients</source>
        <translation>Idiomas de los clientes</translation>
    </message>
    <message>
        <source>Each client is written for in its own language and planned in its own time zone. A new client starts with the language of the program and the zone of this computer.</source>
        <translation>Para cada cliente se escribe en su idioma y se planifica en su zona horaria. Un cliente nuevo empieza con el idioma del programa y la zona de este equipo.</translation>
    </message>
    <message>
        <source>Take the desk to another computer</source>
        <translation>Llevar el escritorio a otro equipo</translation>
    </message>
    <message>
        <source>Open a desk that was packed elsewhere</source>
        <translation>Abrir un escritorio de otro equipo</translation>
    </message>
    <message>
        <source>It is unpacked into an empty folder; this desk stays as it is.</source>
        <translation>Se desempaqueta en una carpeta vacía; este escritorio se queda como está.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Mover…</translation>
    </message>
    <message>
        <source>One file with clients, posts, history and pictures. No passwords: channels are connected again there.</source>
        <translation>Un archivo con clientes, publicaciones, historial e imágenes. Sin contraseñas: allí se conectan otra vez los canales.</translation>
    </message>
    <message>
        <source>Where your data are to live</source>
        <translation>Dónde van a vivir tus datos</translation>
    </message>
    <message>
        <source>Move your data?</source>
        <translation>¿Mover tus datos?</translation>
    </message>
    <message>
        <source>To %1. smdesk closes for that and opens again; nothing is published meanwhile. The folder they are in now goes once everything is there.</source>
        <translation>A %1. smdesk se cierra para eso y se vuelve a abrir; mientras tanto no se publica nada. La carpeta en la que están ahora se va cuando todo esté allí.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message>
        <source>Packed desks (*.zip)</source>
        <translation>Escritorios empaquetados (*.zip)</translation>
    </message>
    <message>
        <source>Packing: %1%</source>
        <translation>Empaquetando: %1 %</translation>
    </message>
    <message>
        <source>Packed: %1</source>
        <translation>Empaquetado: %1</translation>
    </message>
    <message>
        <source>An empty folder for the desk</source>
        <translation>Una carpeta vacía para el escritorio</translation>
    </message>
    <message>
        <source>The desk is in its folder</source>
        <translation>El escritorio está en su carpeta</translation>
    </message>
    <message>
        <source>%1. Its channels must be connected again, for passwords do not travel.</source>
        <translation>%1. Hay que conectar otra vez sus canales, porque las contraseñas no viajan.</translation>
    </message>
    <message>
        <source>Open that desk</source>
        <translation>Abrir ese escritorio</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <extracomment>As many letters of a word name no section yet. Of the column from the edges: left, above, right.</extracomment>
        <translation>Buscar un ajuste</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Restore the copy of %1?</source>
        <translation>¿Restaurar la copia del %1?</translation>
    </message>
    <message>
        <source>What you have now becomes a copy first. Everything after that date will be missing; what went out since then is not sent again, smdesk asks you about it.</source>
        <translation>Antes se hace una copia de lo que tienes ahora. Faltará todo lo posterior a esa fecha; lo que salió desde entonces no se envía otra vez: smdesk te pregunta.</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>Restaurarla</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>Programador</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Publicación</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>Pararlo todo</translation>
    </message>
    <message>
        <source>Nothing is lost: what comes due meanwhile waits for your decision.</source>
        <translation>No se pierde nada: lo que toque mientras tanto espera a que decidas.</translation>
    </message>
    <message>
        <source>Open channels</source>
        <translation>Abrir Canales</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Envío</translation>
    </message>
    <message>
        <source>A late post still goes out by itself</source>
        <translation>Una publicación con retraso sale sola</translation>
    </message>
    <message>
        <source>After sleep or a start. Later than this it waits for you. A client can differ.</source>
        <translation>Al despertar o arrancar el equipo. Con más retraso te espera. Un cliente puede tener otro límite.</translation>
    </message>
    <message>
        <source>Up to %1 min late</source>
        <translation>Hasta %1 min tarde</translation>
    </message>
    <message>
        <source>Keep the computer awake</source>
        <translation>Mantener despierto el equipo</translation>
    </message>
    <message>
        <source>It does not fall asleep by itself in the two hours before a post is due.</source>
        <translation>No se duerme solo en las dos horas anteriores a una publicación.</translation>
    </message>
    <message>
        <source>Read numbers and mentions also where that costs money</source>
        <translation>Leer cifras y menciones también donde cuesta dinero</translation>
    </message>
    <message>
        <source>X charges for each reading: four of each post, the account once a week, and each mention.</source>
        <translation>X cobra por cada lectura: cuatro de cada publicación, la cuenta una vez por semana y cada mención.</translation>
    </message>
    <message>
        <source>Pause between two posts</source>
        <translation>Pausa entre dos publicaciones</translation>
    </message>
    <message>
        <source>Each channel keeps the distance that its network asks for; you can set a longer one.</source>
        <translation>Cada canal guarda la distancia que pide su red; puedes poner una mayor.</translation>
    </message>
    <message>
        <source>Up to %1 late</source>
        <translation>Hasta %1 tarde</translation>
    </message>
    <message>
        <source>Never: ask me</source>
        <translation>Nunca: preguntarme</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Una hora</translation>
    </message>
    <message>
        <source>Until tomorrow, %1</source>
        <translation>Hasta mañana, %1</translation>
    </message>
    <message>
        <source>Until I go on</source>
        <translation>Hasta que yo diga</translation>
    </message>
    <message>
        <source>Go on publishing</source>
        <translation>Seguir publicando</translation>
    </message>
    <message>
        <source>Running: each post goes out at its time.</source>
        <translation>En marcha: cada publicación sale a su hora.</translation>
    </message>
    <message>
        <source>Paused until you go on.</source>
        <translation>En pausa hasta que tú digas.</translation>
    </message>
    <message>
        <source>Paused until %1.</source>
        <translation>En pausa hasta: %1.</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Restaurar valores de fábrica</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos</translation>
    </message>
    <message>
        <source>No key</source>
        <extracomment>Seconds after which the window is answered before more keys come.</extracomment>
        <translation>Sin tecla</translation>
    </message>
    <message>
        <source>Key of “%1”</source>
        <translation>Tecla de «%1»</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Reset the key of “%1”</source>
        <translation>Restablecer la tecla de «%1»</translation>
    </message>
    <message>
        <source>The same key does %1: neither works then.</source>
        <translation>La misma tecla hace %1: así no funciona ninguna.</translation>
    </message>
    <message>
        <source>Action or key</source>
        <extracomment>not all of them are there yet</extracomment>
        <translation>Acción o tecla</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Click a key and press another. Backspace takes it away.</source>
        <translation>Haz clic en una tecla y pulsa otra. Retroceso la quita.</translation>
    </message>
    <message>
        <source>Letters alone</source>
        <translation>Letras sueltas</translation>
    </message>
    <message>
        <source>Such as N for a new post. They work while a list has the focus.</source>
        <translation>Como N para una publicación nueva. Funcionan mientras una lista tiene el foco.</translation>
    </message>
    <message>
        <source>Asking each page what can be done on it…</source>
        <translation>Preguntando a cada página qué se puede hacer en ella…</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendario</translation>
    </message>
    <message>
        <source>Campaigns &amp; ads</source>
        <translation>Campañas y anuncios</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>21:05, or 9:05 in the evening.</source>
        <translation>21:05, o las 9:05 de la noche.</translation>
    </message>
    <message>
        <source>The access to a channel ends soon</source>
        <translation>El acceso a un canal termina pronto</translation>
    </message>
    <message>
        <source>A week before, so that no post has to wait.</source>
        <translation>Una semana antes, para que ninguna publicación tenga que esperar.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>No setting says that</source>
        <translation>Ningún ajuste dice eso</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) found</source>
        <translation>
            <numerusform>Un ajuste encontrado</numerusform>
            <numerusform>%n ajustes encontrados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetActs</name>
    <message>
        <source>%1 of “%2”</source>
        <extracomment>Between sizes that stand in one line.</extracomment>
        <translation>%1 de «%2»</translation>
    </message>
    <message>
        <source>References of “%1”</source>
        <translation>Referencias de «%1»</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) need art</source>
        <translation>
            <numerusform>%n publicación necesita arte</numerusform>
            <numerusform>%n publicaciones necesitan arte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) need no art</source>
        <translation>
            <numerusform>%n publicación no necesita arte</numerusform>
            <numerusform>%n publicaciones no necesitan arte</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” needs art</source>
        <translation>«%1» necesita arte</translation>
    </message>
    <message>
        <source>“%1” needs no art</source>
        <translation>«%1» no necesita arte</translation>
    </message>
    <message>
        <source>Sheet delivered to design, version %1</source>
        <translation>Hoja entregada a diseño, versión %1</translation>
    </message>
</context>
<context>
    <name>SheetFiles</name>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Libro de cálculo (*.xlsx)</translation>
    </message>
    <message>
        <source>Pages (*.pdf)</source>
        <translation>Páginas (*.pdf)</translation>
    </message>
    <message>
        <source>Save the content sheet</source>
        <translation>Guardar la hoja de contenidos</translation>
    </message>
</context>
<context>
    <name>SheetHeader</name>
    <message>
        <source>Design</source>
        <translation>Diseño</translation>
    </message>
    <message>
        <source>content sheet</source>
        <translation>hoja de contenidos</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>Semana anterior</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Semana siguiente</translation>
    </message>
    <message>
        <source>To this week</source>
        <translation>A esta semana</translation>
    </message>
    <message>
        <source>XLSX</source>
        <translation>XLSX</translation>
    </message>
    <message>
        <source>Save the sheet as a workbook</source>
        <translation>Guardar la hoja como libro de cálculo</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Save the sheet as pages</source>
        <translation>Guardar la hoja como páginas</translation>
    </message>
    <message>
        <source>Deliver to design</source>
        <translation>Entregar a diseño</translation>
    </message>
</context>
<context>
    <name>SheetModel</name>
    <message>
        <source>Add row</source>
        <translation>Añadir fila</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
</context>
<context>
    <name>SheetTable</name>
    <message>
        <source>Place in “%1”</source>
        <extracomment>Widths at 100 %; what is left is shared by the two columns of words, each of which has a least.</extracomment>
        <translation>Colocar en «%1»</translation>
    </message>
    <message>
        <source>Spread over the sheet</source>
        <translation>Repartir en la hoja</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Text in the image</source>
        <translation>Texto en la imagen</translation>
    </message>
    <message>
        <source>What is seen</source>
        <translation>Qué se ve</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Arte</translation>
    </message>
    <message>
        <source>Week %1 · %2</source>
        <translation>Semana %1 · %2</translation>
    </message>
    <message>
        <source>Not delivered to design yet</source>
        <translation>Todavía no se entregó a diseño</translation>
    </message>
    <message>
        <source>Delivered on %1, version %2</source>
        <translation>Entregada el %1, versión %2</translation>
    </message>
    <message>
        <source>%1 of %2 with art</source>
        <translation>%1 de %2 con arte</translation>
    </message>
    <message>
        <source>No longer in this week: %1</source>
        <translation>Ya no está en esta semana: %1</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Publicación</translation>
    </message>
    <message>
        <source>Carousel</source>
        <translation>Carrusel</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Historia</translation>
    </message>
    <message>
        <source>Saved story</source>
        <translation>Historia guardada</translation>
    </message>
    <message>
        <source>Reel</source>
        <translation>Reel</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(sin texto)</translation>
    </message>
    <message>
        <source>Changed since the delivery</source>
        <translation>Cambiada desde la entrega</translation>
    </message>
    <message>
        <source>New since the delivery</source>
        <translation>Nueva desde la entrega</translation>
    </message>
    <message>
        <source>The text of the post has changed since the delivery</source>
        <translation>El texto de la publicación ha cambiado desde la entrega</translation>
    </message>
    <message>
        <source>needs no art</source>
        <translation>no necesita arte</translation>
    </message>
    <message>
        <source>went out without art</source>
        <translation>salió sin arte</translation>
    </message>
    <message>
        <source>has its art</source>
        <translation>tiene su arte</translation>
    </message>
    <message>
        <source>no place for art</source>
        <translation>no hay lugar para arte</translation>
    </message>
    <message>
        <source>nothing written yet</source>
        <translation>todavía no hay nada escrito</translation>
    </message>
    <message>
        <source>no size asked for</source>
        <translation>no se pide ninguna medida</translation>
    </message>
    <message>
        <source>no channel yet</source>
        <translation>todavía sin canal</translation>
    </message>
</context>
<context>
    <name>SheetsPage</name>
    <message>
        <source>New post</source>
        <extracomment>Milliseconds in which news is gathered before everything is read again. Widths of the pane in pixels at 100 %.</extracomment>
        <translation>Nueva publicación</translation>
    </message>
    <message>
        <source>Plan the month…</source>
        <translation>Planificar el mes…</translation>
    </message>
    <message>
        <source>Nothing goes out this week</source>
        <translation>Esta semana no sale nada</translation>
    </message>
    <message>
        <source>Nothing went out in this week</source>
        <translation>En esta semana no salió nada</translation>
    </message>
    <message>
        <source>Posts with a date in this week stand here as design needs them: what the image says, what is seen, which sizes. Their art comes back to the same place.</source>
        <translation>Aquí están las publicaciones con fecha en esta semana tal como las necesita diseño: qué dice la imagen, qué se ve, qué medidas. Su arte vuelve al mismo sitio.</translation>
    </message>
    <message>
        <source>Whose content sheet?</source>
        <translation>¿La hoja de contenidos de quién?</translation>
    </message>
    <message>
        <source>A sheet is one client’s week. Choose whose you want to see.</source>
        <translation>Una hoja es la semana de un cliente. Elige de quién la quieres ver.</translation>
    </message>
    <message>
        <source>Content sheet</source>
        <translation>Hoja de contenidos</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Details</source>
        <extracomment>Widths of the window, in pixels at 100 %: below the first the pane is at its least, below the other it is a drawer. Below this width no list has room beside a pane: large letters in a small window.</extracomment>
        <translation>Detalles</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading…</source>
        <extracomment>Milliseconds before anything shows, and between two steps of its slow pulse. Steps of one pulse, and how much of the colour is left at its faintest. Lines of the words of each row, as parts of the widest; the next rows begin with the first again. At 100 %: around everything, between the picture and the words, the widest words, and the two lines&apos; heights. Of a picture, and of what stands at the right; below the other width there is no room for that. Rows at 100 % lower than this hold one line of words.</extracomment>
        <translation>Cargando…</translation>
    </message>
</context>
<context>
    <name>SlotDialog</name>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Queue of %1</source>
        <translation>Cola de %1</translation>
    </message>
    <message>
        <source>“Next free slot” puts a post at the first of these times that is free. Times of %1.</source>
        <translation>«Próximo hueco libre» pone una publicación en la primera de estas horas que esté libre. Horas de %1.</translation>
    </message>
    <message>
        <source>The same in words, to the minute</source>
        <translation>Lo mismo escrito, al minuto</translation>
    </message>
    <message>
        <source>mon-fri 09:00 18:30, sat 11:00</source>
        <translation>lun-vie 09:00 18:30, sáb 11:00</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Quitar todo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Use these times</source>
        <translation>Usar estas horas</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) a week</source>
        <translation>
            <numerusform>Un hueco por semana</numerusform>
            <numerusform>%n huecos por semana</numerusform>
        </translation>
    </message>
    <message>
        <source>Any post</source>
        <translation>Cualquier publicación</translation>
    </message>
    <message>
        <source>Times you press are for</source>
        <translation>Las horas que pulses son para</translation>
    </message>
</context>
<context>
    <name>SlotGrid</name>
    <message>
        <source>%1 %2, free</source>
        <translation>%1 %2, libre</translation>
    </message>
    <message>
        <source>%1 %2, in the queue</source>
        <translation>%1 %2, en la cola</translation>
    </message>
    <message>
        <source>Arrows move, the space bar marks or clears an hour</source>
        <translation>Las flechas mueven; la barra espaciadora marca o quita una hora</translation>
    </message>
    <message>
        <source>Times of the week</source>
        <translation>Horas de la semana</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Lately</source>
        <translation>Últimamente</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Hacer</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Órdenes</translation>
    </message>
    <message>
        <source>Clients and channels</source>
        <translation>Clientes y canales</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Publicaciones</translation>
    </message>
    <message>
        <source>Saved texts</source>
        <translation>Textos guardados</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>New post: %1</source>
        <translation>Nueva publicación: %1</translation>
    </message>
    <message>
        <source>Keep %1 as an idea</source>
        <translation>Guardar %1 como idea</translation>
    </message>
    <message>
        <source>in the calendar</source>
        <translation>en el calendario</translation>
    </message>
    <message>
        <source>New post on %1</source>
        <translation>Nueva publicación el %1</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Estrategia</translation>
    </message>
</context>
<context>
    <name>SourcesEdit</name>
    <message>
        <source>Survey</source>
        <extracomment>What each kind of source is drawn as.</extracomment>
        <translation>Encuesta</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otra</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>Añadir prueba</translation>
    </message>
    <message>
        <source>Kind of evidence</source>
        <translation>Tipo de prueba</translation>
    </message>
    <message>
        <source>Survey at the counter, 34 answers</source>
        <translation>Encuesta en mostrador, 34 respuestas</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>September</source>
        <translation>septiembre</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>%1 publishes</source>
        <translation>Publica %1</translation>
    </message>
    <message>
        <source>Paused until %1</source>
        <translation>En pausa hasta el %1</translation>
    </message>
    <message>
        <source>Publishing is paused</source>
        <translation>Publicación en pausa</translation>
    </message>
    <message>
        <source>Nothing is published from here</source>
        <translation>Desde aquí no se publica nada</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) wait for your decision</source>
        <translation>
            <numerusform>%n publicación espera tu decisión</numerusform>
            <numerusform>%n publicaciones esperan tu decisión</numerusform>
        </translation>
    </message>
    <message>
        <source>Scheduler running</source>
        <translation>Programador activo</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>Nada pendiente de salir</translation>
    </message>
    <message>
        <source>Next: %1 · %2 · in %3</source>
        <translation>Siguiente: %1 · %2 · en %3</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>Todo está guardado</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado %1</translation>
    </message>
    <message>
        <source>Next: %1 · %2</source>
        <translation>Siguiente: %1 · %2</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Aún sin copia de seguridad</translation>
    </message>
    <message>
        <source>Backed up today %1</source>
        <translation>Copia de hoy, %1</translation>
    </message>
    <message>
        <source>Backed up %1</source>
        <translation>Última copia: %1</translation>
    </message>
    <message>
        <source>Opens what comes next, and pausing</source>
        <extracomment>Milliseconds between two looks at the clock, at the backups, and whether there is a way out. Milliseconds between two looks at what comes next: a command in a terminal schedules too, and is not heard.</extracomment>
        <translation>Abre lo que viene y la pausa</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Looking at the backups…</source>
        <translation>Mirando las copias de seguridad…</translation>
    </message>
</context>
<context>
    <name>Statuses</name>
    <message>
        <source>Idea</source>
        <translation>Idea</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>In design</source>
        <translation>En diseño</translation>
    </message>
    <message>
        <source>With client</source>
        <translation>Con el cliente</translation>
    </message>
    <message>
        <source>Changes asked</source>
        <translation>Pide cambios</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobada</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Programada</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Te toca</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicada</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falló</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Se pasó la hora</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Step %1, done: %2</source>
        <translation>Paso %1, hecho: %2</translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>Close</source>
        <extracomment>What passes by itself, or once the person has seen to it outside of the program. Milliseconds between two looks whether it is over; long enough to read what stood there.</extracomment>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Strategy</name>
    <message>
        <source>Finding of an audit</source>
        <translation>Hallazgo de una auditoría</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>Competidor</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Buyer persona</source>
        <translation>Buyer persona</translation>
    </message>
    <message>
        <source>Product or service</source>
        <translation>Producto o servicio</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaña</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Key date</source>
        <translation>Fecha clave</translation>
    </message>
    <message>
        <source>KPI</source>
        <translation>KPI</translation>
    </message>
    <message>
        <source>Brief for design</source>
        <translation>Encargo de diseño</translation>
    </message>
    <message>
        <source>Ad</source>
        <translation>Anuncio</translation>
    </message>
    <message>
        <source>Contest</source>
        <translation>Concurso</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Budget of %1</source>
        <translation>Presupuesto de %1</translation>
    </message>
    <message>
        <source>of %1 agreed</source>
        <translation>de %1 pactados</translation>
    </message>
    <message>
        <source>nothing agreed yet</source>
        <translation>nada pactado aún</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>sin %1</translation>
    </message>
    <message>
        <source>No budget this month</source>
        <translation>Sin presupuesto este mes</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>%1 gastados</translation>
    </message>
    <message>
        <source>%1 committed</source>
        <translation>%1 comprometidos</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>%1 de más</translation>
    </message>
    <message>
        <source>Cost per result</source>
        <translation>Coste por resultado</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n resultado</numerusform>
            <numerusform>%n resultados</numerusform>
        </translation>
    </message>
    <message>
        <source>Agreed budget of a month</source>
        <translation>Presupuesto pactado de un mes</translation>
    </message>
    <message numerus="yes">
        <source>%n business</source>
        <translation>
            <numerusform>%n de negocio</numerusform>
            <numerusform>%n de negocio</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n engagement</source>
        <translation>
            <numerusform>%n de interacción</numerusform>
            <numerusform>%n de interacción</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vanity</source>
        <translation>
            <numerusform>%n de vanidad</numerusform>
            <numerusform>%n de vanidad</numerusform>
        </translation>
    </message>
    <message>
        <source>Most of it decides nothing</source>
        <translation>Casi nada de esto decide</translation>
    </message>
    <message numerus="yes">
        <source>%n behind</source>
        <translation>
            <numerusform>%n por detrás</numerusform>
            <numerusform>%n por detrás</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ahead</source>
        <translation>
            <numerusform>%n por delante</numerusform>
            <numerusform>%n por delante</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on pace</source>
        <translation>
            <numerusform>%n a buen ritmo</numerusform>
            <numerusform>%n a buen ritmo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without enough data</source>
        <translation>
            <numerusform>%n sin datos suficientes</numerusform>
            <numerusform>%n sin datos suficientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n borrador</numerusform>
            <numerusform>%n borradores</numerusform>
        </translation>
    </message>
    <message>
        <source>What decides, what explains</source>
        <translation>Lo que decide, lo que explica</translation>
    </message>
    <message>
        <source>Business KPIs decide; vanity KPIs only explain</source>
        <translation>Negocio decide; el resto explica</translation>
    </message>
</context>
<context>
    <name>SummaryTab</name>
    <message>
        <source>Sector</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>The company</source>
        <extracomment>What is stored with the client itself.</extracomment>
        <translation>La empresa</translation>
    </message>
    <message>
        <source>What it wants to reach</source>
        <translation>Qué quiere conseguir</translation>
    </message>
    <message>
        <source>What it is, and what makes it different</source>
        <translation>Qué es y qué la hace diferente</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>What it sells</source>
        <translation>Qué vende</translation>
    </message>
    <message>
        <source>facts to write with</source>
        <translation>datos con los que escribir</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>The client approves posts before they go out</source>
        <translation>El cliente aprueba las publicaciones antes de que salgan</translation>
    </message>
    <message>
        <source>Colours of the brand</source>
        <translation>Colores de la marca</translation>
    </message>
    <message>
        <source>Brand kit</source>
        <translation>Identidad de marca</translation>
    </message>
    <message>
        <source>Contracted networks</source>
        <translation>Redes contratadas</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>Horario de atención</translation>
    </message>
    <message>
        <source>when questions are answered</source>
        <translation>cuándo se contesta</translation>
    </message>
    <message>
        <source>Place and rules</source>
        <translation>Lugar y normas</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Región o comunidad</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>When a post is late</source>
        <translation>Si una publicación llega tarde</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Aprobación</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) written in the dossier</source>
        <translation>
            <numerusform>%n cosa escrita en el dossier</numerusform>
            <numerusform>%n cosas escritas en el dossier</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Interview…</source>
        <translation>Entrevista…</translation>
    </message>
    <message>
        <source>Twelve questions that fill in what is still empty</source>
        <translation>Doce preguntas que rellenan lo que aún está vacío</translation>
    </message>
    <message>
        <source>Three questions to begin with</source>
        <translation>Tres preguntas para empezar</translation>
    </message>
    <message>
        <source>What does the company want to reach this year?</source>
        <translation>¿Qué quiere conseguir la empresa este año?</translation>
    </message>
    <message>
        <source>What sells best, and what should sell more?</source>
        <translation>¿Qué es lo que más vende y de qué querría vender más?</translation>
    </message>
    <message>
        <source>Who buys, and what keeps the others from it?</source>
        <translation>¿Quién compra y qué frena a los demás?</translation>
    </message>
    <message>
        <source>Answer twelve questions</source>
        <translation>Responder doce preguntas</translation>
    </message>
</context>
<context>
    <name>Switcher</name>
    <message>
        <source>Find a client</source>
        <translation>Buscar un cliente</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>New client…</source>
        <translation>Cliente nuevo…</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivados</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Todos los clientes</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) today</source>
        <translation>
            <numerusform>%n publicación hoy</numerusform>
            <numerusform>%n publicaciones hoy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fallida</numerusform>
            <numerusform>%n fallidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <translation>
            <numerusform>%n te espera</numerusform>
            <numerusform>%n te esperan</numerusform>
        </translation>
    </message>
    <message>
        <source>on track</source>
        <translation>va bien</translation>
    </message>
    <message>
        <source>at risk</source>
        <translation>en riesgo</translation>
    </message>
    <message>
        <source>off track</source>
        <translation>se queda atrás</translation>
    </message>
    <message numerus="yes">
        <source>%n today</source>
        <comment>posts</comment>
        <translation>
            <numerusform>%n hoy</numerusform>
            <numerusform>%n hoy</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SwotCard</name>
    <message>
        <source>SWOT</source>
        <translation>DAFO</translation>
    </message>
    <message>
        <source>Drag an entry to make it an objective, a task or an idea</source>
        <translation>Arrastra una entrada para convertirla en objetivo, tarea o idea</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Channels further left</source>
        <extracomment>Pixels at 100 % that a name keeps while all tabs show, and has at most where they are scrolled. Of the mark of a network on its tab. Of the dot of a channel with a text of its own, and the blank behind the name in which it lies.</extracomment>
        <translation>Canales más a la izquierda</translation>
    </message>
    <message>
        <source>Channels further right</source>
        <translation>Canales más a la derecha</translation>
    </message>
    <message>
        <source>All tabs</source>
        <translation>Todas las pestañas</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>own text</source>
        <translation>texto propio</translation>
    </message>
    <message>
        <source>shared text</source>
        <translation>texto común</translation>
    </message>
</context>
<context>
    <name>TagEdit</name>
    <message>
        <source>Delete takes it away</source>
        <translation>Supr la quita</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
</context>
<context>
    <name>Taking</name>
    <message>
        <source>Answers</source>
        <extracomment>The ending of an answer&apos;s file, and characters of the longest that is read. Of files that may be one: phones hand it on as a text, and a client may send the page itself back, which is told. What the copied text of an answer has in it.</extracomment>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>The client’s answer</source>
        <translation>La respuesta del cliente</translation>
    </message>
    <message>
        <source>Paste an answer</source>
        <translation>Pegar una respuesta</translation>
    </message>
    <message>
        <source>Paste the whole text that the client sent, with its first and last line.</source>
        <translation>Pega todo el texto que envió el cliente, con su primera y su última línea.</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>Importarla</translation>
    </message>
    <message>
        <source>Copied text</source>
        <translation>Texto copiado</translation>
    </message>
</context>
<context>
    <name>TaskLine</name>
    <message>
        <source>It is due</source>
        <translation>Ya toca</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Hecho: %1</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Day it is due</source>
        <translation>Día para el que es</translation>
    </message>
    <message>
        <source>no day</source>
        <translation>sin día</translation>
    </message>
    <message>
        <source>Delete: %1</source>
        <translation>Eliminar: %1</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>TasksCard</name>
    <message>
        <source>New task</source>
        <translation>Nueva tarea</translation>
    </message>
    <message>
        <source>Change of a task</source>
        <translation>cambio de una tarea</translation>
    </message>
    <message>
        <source>Task done</source>
        <translation>Tarea hecha</translation>
    </message>
    <message>
        <source>Task deleted</source>
        <translation>Tarea eliminada</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>One with a day is told of on the Today page when it is due</source>
        <translation>Las que tienen día aparecen en Hoy cuando toca</translation>
    </message>
    <message>
        <source>What is to be done? Enter adds it</source>
        <translation>¿Qué hay que hacer? Intro lo añade</translation>
    </message>
</context>
<context>
    <name>Teaching</name>
    <message>
        <source>New campaign</source>
        <translation>Nueva campaña</translation>
    </message>
    <message>
        <source>Dates, money and what each ad is for stand here, beside what it brought.</source>
        <translation>Aquí están las fechas, el dinero y para qué es cada anuncio, junto a lo que trajo.</translation>
    </message>
    <message>
        <source>No campaigns yet</source>
        <translation>Aún no hay campañas</translation>
    </message>
    <message>
        <source>These did best without money. The one you take becomes a campaign with an ad.</source>
        <translation>Estas funcionaron mejor sin dinero. La que elijas será una campaña con un anuncio.</translation>
    </message>
    <message>
        <source>From which post?</source>
        <translation>¿De qué publicación?</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Keep mine</source>
        <extracomment>Of files that were refused together: so many are told with their reason, so many of the others by name.</extracomment>
        <translation>Quedarme con lo mío</translation>
    </message>
    <message>
        <source>Take the other</source>
        <translation>Tomar la otra</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Channels…</source>
        <translation>Canales…</translation>
    </message>
    <message>
        <source>What you typed stays here, and smdesk tries again by itself.</source>
        <translation>Lo que has escrito sigue aquí, y smdesk vuelve a intentarlo por su cuenta.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message numerus="yes">
        <source>%n more were not attached: %1</source>
        <translation>
            <numerusform>Otro más no se ha adjuntado: %1</numerusform>
            <numerusform>Otros %n no se han adjuntado: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What is out stays as it is; your changes reach the other channels.</source>
        <translation>Lo que ya ha salido se queda como está; tus cambios llegan a los demás canales.</translation>
    </message>
    <message>
        <source>The network’s own scheduler has it.</source>
        <translation>La tiene el programador de la propia red.</translation>
    </message>
    <message>
        <source>Take it back to change it; it then goes out from this computer.</source>
        <translation>Recupérala para cambiarla; entonces saldrá desde este ordenador.</translation>
    </message>
    <message>
        <source>Take back to edit</source>
        <translation>Recuperar para editar</translation>
    </message>
    <message>
        <source>Show in the ledger</source>
        <translation>Ver en el registro</translation>
    </message>
    <message>
        <source>It cannot be changed here any more; a copy can.</source>
        <translation>Aquí ya no se puede cambiar; una copia sí.</translation>
    </message>
    <message>
        <source>Version %1 is delivered to design.</source>
        <translation>La versión %1 está entregada a diseño.</translation>
    </message>
    <message>
        <source>What you change from now on is marked.</source>
        <translation>Lo que cambies desde ahora queda marcado.</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 está escrito.</translation>
    </message>
    <message>
        <source>Send it to your designer.</source>
        <translation>Envíalo a quien diseña.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Ver en la carpeta</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Undo the delivery</source>
        <translation>Deshacer la entrega</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>Terms</source>
        <translation>Bases</translation>
    </message>
    <message>
        <source>Fill in again</source>
        <translation>Rellenar otra vez</translation>
    </message>
    <message>
        <source>Fill in from the template</source>
        <translation>Rellenar con la plantilla</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>Not said yet: %1. They are fields of the details; then fill in again.</source>
        <translation>Falta por decir: %1. Son campos de los datos; después rellena otra vez.</translation>
    </message>
    <message>
        <source>The template in the language of the contest is filled in with its details. Then the text is yours.</source>
        <translation>La plantilla en el idioma del concurso se rellena con sus datos. Después el texto es tuyo.</translation>
    </message>
    <message>
        <source>A starting point, no legal advice: have it checked.</source>
        <translation>Un punto de partida, no asesoramiento legal: haz que las revisen.</translation>
    </message>
    <message>
        <source>It differs from what the template would say now.</source>
        <translation>No es lo que diría ahora la plantilla.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>TextStep</name>
    <message>
        <source>Paste the caption</source>
        <translation>Pega el texto</translation>
    </message>
    <message>
        <source>Copy again</source>
        <translation>Copiar otra vez</translation>
    </message>
    <message>
        <source>First comment</source>
        <translation>Primer comentario</translation>
    </message>
    <message>
        <source>Part %1</source>
        <translation>Parte %1</translation>
    </message>
    <message>
        <source>Copy alt text</source>
        <translation>Texto alternativo</translation>
    </message>
    <message>
        <source>Alt texts</source>
        <translation>Textos alternativos</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Alt text copied</source>
        <translation>Texto alternativo copiado</translation>
    </message>
    <message>
        <source>Comment copied</source>
        <translation>Comentario copiado</translation>
    </message>
    <message>
        <source>Part copied</source>
        <translation>Parte copiada</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>Imagen copiada</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>video</source>
        <translation>vídeo</translation>
    </message>
    <message>
        <source>animation</source>
        <translation>animación</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>sonido</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>imagen</translation>
    </message>
    <message>
        <source>no alternative text</source>
        <translation>sin texto alternativo</translation>
    </message>
    <message>
        <source>Its file is missing: find it again, or take it out.</source>
        <translation>Falta su archivo: búscalo otra vez o quítala.</translation>
    </message>
    <message>
        <source>document</source>
        <translation>documento</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n página</numerusform>
            <numerusform>%n páginas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeModel</name>
    <message>
        <source>Campaign</source>
        <translation>Campaña</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>%1 gastados</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline of campaigns and ads</source>
        <translation>Línea de tiempo de campañas y anuncios</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Its ads go with it.</source>
        <translation>Sus anuncios van con ella.</translation>
    </message>
    <message>
        <source>All ads of “%1” go with it.</source>
        <translation>Van con él todos los anuncios de «%1».</translation>
    </message>
    <message>
        <source>Outside of the campaign’s days (%1).</source>
        <translation>Fuera de los días de la campaña (%1).</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) will belong to it.</source>
        <translation>
            <numerusform>%n publicación será suya.</numerusform>
            <numerusform>%n publicaciones serán suyas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tips</name>
    <message>
        <source>(no text)</source>
        <translation>(sin texto)</translation>
    </message>
    <message>
        <source>pillar %1</source>
        <translation>pilar %1</translation>
    </message>
    <message>
        <source>Free queue slot at %1</source>
        <translation>Hueco de cola libre a las %1</translation>
    </message>
    <message>
        <source>Click for a new post here</source>
        <translation>Haz clic para crear aquí una publicación</translation>
    </message>
    <message>
        <source>The network has it: take it back before moving it</source>
        <translation>La tiene la red: recupérala antes de moverla</translation>
    </message>
    <message>
        <source>It is out: it can be duplicated, not moved</source>
        <translation>Ya ha salido: se puede duplicar, no mover</translation>
    </message>
    <message>
        <source>Show everything on this day</source>
        <translation>Ver todo lo de este día</translation>
    </message>
    <message>
        <source>key date %1</source>
        <translation>fecha clave %1</translation>
    </message>
    <message>
        <source>One of a series: it is planned once those before it are out</source>
        <translation>De una serie: se programa cuando hayan salido las anteriores</translation>
    </message>
    <message>
        <source>One of a series</source>
        <translation>De una serie</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>se repite</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(sin texto)</translation>
    </message>
    <message>
        <source>Is “%1” out?</source>
        <translation>¿Salió «%1»?</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>its time passed: %1</source>
        <translation>se pasó su hora: %1</translation>
    </message>
    <message>
        <source>“%1” was not sent</source>
        <translation>«%1» no se envió</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decidir</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>desde %1</translation>
    </message>
    <message>
        <source>Your turn: “%1”</source>
        <translation>Te toca: «%1»</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publicar…</translation>
    </message>
    <message>
        <source>Connect a channel again</source>
        <extracomment>Of one post, which their sentences name.</extracomment>
        <translation>Vuelve a conectar un canal</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Reconectar</translation>
    </message>
    <message>
        <source>Posts wait for it. Unlock it, then try again.</source>
        <translation>Hay publicaciones que lo esperan. Desbloquéalo y reinténtalo.</translation>
    </message>
    <message>
        <source>This computer’s keyring is closed</source>
        <translation>El llavero de este ordenador está cerrado</translation>
    </message>
    <message>
        <source>A file of “%1” is gone</source>
        <translation>Falta un archivo de «%1»</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Sustituir</translation>
    </message>
    <message>
        <source>Due %1, not approved</source>
        <translation>Sale a las %1 sin aprobar</translation>
    </message>
    <message>
        <source>Due on %1, not approved</source>
        <translation>Prevista: %1, sin aprobar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Changes asked on “%1”</source>
        <translation>Piden cambios en «%1»</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Planned for %1, not scheduled</source>
        <translation>Prevista: %1, sin programar</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programar</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Describir</translation>
    </message>
    <message>
        <source>Access ends on %1</source>
        <translation>El acceso acaba el %1</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Renovar</translation>
    </message>
    <message>
        <source>The first comment of “%1” did not go out</source>
        <translation>El primer comentario de «%1» no salió</translation>
    </message>
    <message>
        <source>“%1” did not go out</source>
        <translation>«%1» no salió</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>There is no backup yet</source>
        <translation>Aún no hay copia de seguridad</translation>
    </message>
    <message>
        <source>The last backup is of %1</source>
        <translation>La última copia es del %1</translation>
    </message>
    <message>
        <source>All of this desk</source>
        <translation>Todo este escritorio</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Hacer copia</translation>
    </message>
    <message>
        <source>Missed</source>
        <extracomment>States whose usual words are too long for a chip.</extracomment>
        <translation>Se pasó</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>No se sabe</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Enviándose</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Entregada</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Delegated</source>
        <translation>Delegado</translation>
    </message>
    <message>
        <source>Assisted</source>
        <translation>Asistido</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Mixto</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>due on %1</source>
        <translation>para el %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>nothing planned</source>
        <translation>nada planificado</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>mix of %1</source>
        <translation>mezcla de %1</translation>
    </message>
    <message>
        <source>Rebalance</source>
        <translation>Equilibrar</translation>
    </message>
    <message>
        <source>the money is gone on %1</source>
        <translation>se acaba el %1</translation>
    </message>
    <message>
        <source>dossier</source>
        <translation>dossier</translation>
    </message>
    <message>
        <source>objectives</source>
        <translation>objetivos</translation>
    </message>
    <message>
        <source>pillars and plan</source>
        <translation>pilares y plan</translation>
    </message>
    <message>
        <source>%1 begins here</source>
        <translation>%1 empieza aquí</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Third promotion in a row</source>
        <translation>Tercera promoción seguida</translation>
    </message>
    <message>
        <source>“%1” spends too fast</source>
        <translation>«%1» gasta muy deprisa</translation>
    </message>
    <message>
        <source>“%1” has spent its budget</source>
        <translation>«%1» ha gastado su presupuesto</translation>
    </message>
    <message>
        <source>“%1” has spent more than planned</source>
        <translation>«%1» ha gastado más de lo previsto</translation>
    </message>
    <message>
        <source>closes %1</source>
        <translation>cierra: %1</translation>
    </message>
    <message>
        <source>“%1” closes without a promise of its draw</source>
        <translation>«%1» cierra sin compromiso de su sorteo</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Preparar</translation>
    </message>
    <message>
        <source>The contest “%1” closes</source>
        <translation>Cierra el concurso «%1»</translation>
    </message>
    <message>
        <source>draw: %1</source>
        <translation>sorteo: %1</translation>
    </message>
    <message>
        <source>“%1” is to be drawn</source>
        <translation>«%1» está por sortear</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Sortear</translation>
    </message>
    <message>
        <source>first month</source>
        <translation>primer mes</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>del %1</translation>
    </message>
    <message>
        <source>Read “%1”</source>
        <translation>Leer «%1»</translation>
    </message>
    <message>
        <source>Type it</source>
        <translation>Anotar</translation>
    </message>
</context>
<context>
    <name>TodayBody</name>
    <message>
        <source>Going out today</source>
        <translation>Hoy se publica</translation>
    </message>
    <message>
        <source>Each client’s month</source>
        <translation>El mes de cada cliente</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Este mes</translation>
    </message>
    <message>
        <source>Day %1 of %2 · press a cell to go there</source>
        <translation>Día %1 de %2 · pulsa una casilla para ir</translation>
    </message>
    <message>
        <source>The next seven days</source>
        <translation>Los próximos siete días</translation>
    </message>
    <message>
        <source>Nothing goes out today.</source>
        <translation>Hoy no sale nada.</translation>
    </message>
    <message>
        <source>Nothing is scheduled after today either.</source>
        <translation>Tampoco hay nada programado después.</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Siguiente: %1</translation>
    </message>
    <message>
        <source>Write a post</source>
        <translation>Escribir una publicación</translation>
    </message>
    <message numerus="yes">
        <source>%n published</source>
        <translation>
            <numerusform>%n publicada</numerusform>
            <numerusform>%n publicadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n sin salir</numerusform>
            <numerusform>%n sin salir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due now</source>
        <translation>
            <numerusform>%n te toca</numerusform>
            <numerusform>%n te tocan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to go</source>
        <translation>
            <numerusform>%n por salir</numerusform>
            <numerusform>%n por salir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not scheduled</source>
        <translation>
            <numerusform>%n sin programar</numerusform>
            <numerusform>%n sin programar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n publicación</numerusform>
            <numerusform>%n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without art</source>
        <translation>
            <numerusform>%n sin arte</numerusform>
            <numerusform>%n sin arte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayHeader</name>
    <message>
        <source>Quick idea</source>
        <translation>Idea rápida</translation>
    </message>
    <message>
        <source>Keep an idea for later (Ctrl+I)</source>
        <translation>Guarda una idea para después (Ctrl+I)</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>Nueva publicación</translation>
    </message>
    <message>
        <source>Write a post (Ctrl+N)</source>
        <translation>Escribe una publicación (Ctrl+N)</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) today</source>
        <translation>
            <numerusform>%n publicación hoy</numerusform>
            <numerusform>%n publicaciones hoy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need you</source>
        <translation>
            <numerusform>%n cosa te necesita</numerusform>
            <numerusform>%n cosas te necesitan</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing needs you</source>
        <translation>nada te necesita</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Close</source>
        <extracomment>Milliseconds in which news is gathered before everything is read again. Milliseconds between two looks at the clock; the line of now moves with each minute.</extracomment>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Quick idea</source>
        <translation>Idea rápida</translation>
    </message>
    <message>
        <source>Publish now…</source>
        <translation>Publicar ahora…</translation>
    </message>
    <message>
        <source>What the post needs</source>
        <translation>Lo que pide la publicación</translation>
    </message>
    <message>
        <source>Solve the chosen line of “Needs you”</source>
        <translation>Resolver la línea elegida de «Te necesita»</translation>
    </message>
    <message>
        <source>Leave until tomorrow</source>
        <translation>Dejar para mañana</translation>
    </message>
    <message>
        <source>Leave out for good</source>
        <translation>Descartar del todo</translation>
    </message>
    <message>
        <source>Peek</source>
        <translation>Vistazo</translation>
    </message>
</context>
<context>
    <name>ToneBars</name>
    <message>
        <source>How the text sounds</source>
        <extracomment>Pixels at 100 %: a line, the name, the word at its end, the bar and the mark of what was agreed.</extracomment>
        <translation>Cómo suena el texto</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>encaja</translation>
    </message>
    <message>
        <source>strays</source>
        <translation>se aleja</translation>
    </message>
</context>
<context>
    <name>ToneEdit</name>
    <message>
        <source>Positive</source>
        <translation>Positivo</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutro</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>Negativo</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Emoji</source>
        <extracomment>Names of the tools, which are those of their icons, with the key that does the same.</extracomment>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Mention</source>
        <translation>Mención</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Saved texts</source>
        <translation>Textos guardados</translation>
    </message>
    <message>
        <source>Content warning</source>
        <translation>Aviso de contenido</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>What goes out today</source>
        <translation>Lo que sale hoy</translation>
    </message>
    <message>
        <source>Every post of the day with its hour, its networks and how it gets there: by itself, or with you. A double click opens it.</source>
        <translation>Cada publicación del día con su hora, sus redes y cómo llega: sola o contigo. Se abre con doble clic.</translation>
    </message>
    <message>
        <source>What needs you</source>
        <translation>Lo que te necesita</translation>
    </message>
    <message>
        <source>The most urgent first, each with the one act that solves it. Some networks do not let programs publish: then smdesk has text and pictures ready, and you confirm. Try it: nothing leaves this computer.</source>
        <translation>Lo más urgente primero, cada cosa con la acción que la resuelve. Hay redes que no dejan publicar a los programas: smdesk te prepara el texto y las imágenes, y tú confirmas. Pruébalo: nada sale de este ordenador.</translation>
    </message>
    <message>
        <source>One client or all</source>
        <translation>Un cliente o todos</translation>
    </message>
    <message>
        <source>Everything you see follows the client chosen here. Alt and a digit change it, Alt+0 shows all.</source>
        <translation>Todo lo que ves sigue al cliente elegido aquí. Con Alt y una cifra lo cambias; Alt+0 los muestra todos.</translation>
    </message>
    <message>
        <source>The month, to move with the mouse</source>
        <translation>El mes, para moverlo con el ratón</translation>
    </message>
    <message>
        <source>Drag a post to another day, with Ctrl to copy it, onto the ideas to lay it aside. Ctrl+Z takes anything back.</source>
        <translation>Arrastra una publicación a otro día, con Ctrl para copiarla, o a las ideas para apartarla. Ctrl+Z deshace lo que sea.</translation>
    </message>
    <message>
        <source>Write once, suit each network</source>
        <translation>Escribe una vez, adapta a cada red</translation>
    </message>
    <message>
        <source>Choose where it goes; each network counts and shows it in its own way. In its tab a channel gets a text of its own. What would be refused is said while you write.</source>
        <translation>Elige adónde va; cada red cuenta y muestra a su manera. En su pestaña, un canal puede tener texto propio. Lo que una red rechazaría se dice mientras escribes.</translation>
    </message>
    <message>
        <source>What became of each post</source>
        <translation>Qué fue de cada publicación</translation>
    </message>
    <message>
        <source>Every attempt is written down. Nothing goes out twice: where nobody can know, you are asked. What failed says why, and what to do.</source>
        <translation>Cada intento queda anotado. Nada sale dos veces: cuando nadie puede saberlo, se te pregunta. Lo que falló dice por qué y qué hacer.</translation>
    </message>
    <message>
        <source>Your accounts</source>
        <translation>Tus cuentas</translation>
    </message>
    <message>
        <source>Connect your own when you start for real. Passwords stay in the keyring of your computer.</source>
        <translation>Conecta las tuyas cuando empieces de verdad. Las contraseñas se quedan en el llavero de tu ordenador.</translation>
    </message>
    <message>
        <source>Everything from the keyboard</source>
        <translation>Todo desde el teclado</translation>
    </message>
    <message>
        <source>Ctrl+K finds posts, clients and every command. That was the tour; look around as long as you like, then leave the example in the strip above.</source>
        <translation>Ctrl+K encuentra publicaciones, clientes y cualquier orden. Hasta aquí el recorrido: mira todo lo que quieras y sal del ejemplo desde la franja de arriba.</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>Dejar el recorrido</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Paused until %1</source>
        <translation>En pausa hasta el %1</translation>
    </message>
    <message>
        <source>Another program publishes</source>
        <translation>Publica otro programa</translation>
    </message>
    <message>
        <source>Scheduler running</source>
        <translation>Programador activo</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) wait for you</source>
        <translation>
            <numerusform>Una publicación te espera</numerusform>
            <numerusform>%n publicaciones te esperan</numerusform>
        </translation>
    </message>
    <message>
        <source>Publishing is paused</source>
        <extracomment>A tray that starts after this program (at sign-in) is looked for so often and so many times. How far back failures count, and milliseconds between two looks at the clock. Lines in the menu: publications that wait for the person, and posts that go out next; a post has channels.</extracomment>
        <translation>La publicación está en pausa</translation>
    </message>
    <message>
        <source>Something needs you</source>
        <translation>Algo te necesita</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Nothing is published from here</source>
        <translation>Desde aquí no se publica nada</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>Nada pendiente de salir</translation>
    </message>
    <message>
        <source>Open smdesk</source>
        <translation>Abrir smdesk</translation>
    </message>
    <message>
        <source>New post…</source>
        <translation>Nueva publicación…</translation>
    </message>
    <message>
        <source>Quick idea…</source>
        <translation>Idea rápida…</translation>
    </message>
    <message>
        <source>Go on publishing</source>
        <translation>Seguir publicando</translation>
    </message>
    <message>
        <source>Pause publishing</source>
        <translation>Pausar publicación</translation>
    </message>
    <message>
        <source>Until I go on</source>
        <translation>Hasta que yo diga</translation>
    </message>
    <message>
        <source>Notify again</source>
        <translation>Volver a avisar</translation>
    </message>
    <message>
        <source>Do not notify</source>
        <translation>No avisar</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publicar…</translation>
    </message>
    <message>
        <source>In 15 minutes</source>
        <translation>En 15 minutos</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>En una hora</translation>
    </message>
    <message>
        <source>Next slot: %1</source>
        <translation>Próximo hueco: %1</translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation>Otro momento…</translation>
    </message>
    <message>
        <source>It is published…</source>
        <translation>Está publicada…</translation>
    </message>
    <message>
        <source>Leave out…</source>
        <translation>Omitir…</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Durante una hora</translation>
    </message>
    <message>
        <source>Until tomorrow at 08:00</source>
        <translation>Hasta mañana a las 08:00</translation>
    </message>
    <message>
        <source>next %1</source>
        <translation>siguiente %1</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Still so (%1).</source>
        <extracomment>Seconds that a desk which another program holds is waited for before the person is told: a command or a backup is at it for an instant, and nobody waits longer than a second for a window that shows nothing. Milliseconds between two looks whether it is free. What ends without the person; the rest is tried again when they say so.</extracomment>
        <translation>Sigue igual (%1).</translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <extracomment>Milliseconds after the last key; pixels at 100 %.</extracomment>
        <translation>
            <numerusform>%n aviso</numerusform>
            <numerusform>%n avisos</numerusform>
        </translation>
    </message>
    <message>
        <source>As agreed</source>
        <translation>Como se acordó</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Pruébala</translation>
    </message>
    <message>
        <source>A text to try the voice on</source>
        <translation>Un texto para probar la voz</translation>
    </message>
    <message>
        <source>Write as you would publish it.</source>
        <translation>Escribe como lo publicarías.</translation>
    </message>
    <message>
        <source>Use the substitutes</source>
        <translation>Aplicar sustitutas</translation>
    </message>
    <message>
        <source>The stroke is the agreed voice. It is measured on this computer by rules and lists; nothing leaves it.</source>
        <translation>La raya marca la voz pactada. Se mide en tu equipo, con reglas y listas: no sale nada a la red.</translation>
    </message>
</context>
<context>
    <name>TypedDialog</name>
    <message>
        <source>Discard your changes?</source>
        <translation>¿Descartar los cambios?</translation>
    </message>
    <message>
        <source>What you typed here is kept nowhere else.</source>
        <translation>Lo que has escrito aquí no se guarda en ningún otro sitio.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Seguir editando</translation>
    </message>
</context>
<context>
    <name>Upcoming</name>
    <message>
        <source>+ idea</source>
        <extracomment>How many of them show. Milliseconds of rest before the days that are out of view are read: pages are turned, and news come, several at once.</extracomment>
        <translation>+ idea</translation>
    </message>
    <message>
        <source>Idea for %1</source>
        <translation>Idea para %1</translation>
    </message>
    <message>
        <source>Coming key dates</source>
        <translation>Próximas fechas clave</translation>
    </message>
    <message>
        <source>Add key date</source>
        <translation>Añadir fecha clave</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Not published</source>
        <translation>No publicada</translation>
    </message>
    <message>
        <source>Not known: please look yourself</source>
        <translation>No se sabe: mira tú</translation>
    </message>
    <message>
        <source>Its time passed while nobody could send it</source>
        <translation>Se pasó su hora sin que nadie pudiera enviarla</translation>
    </message>
    <message>
        <source>Nothing was sent, and nothing will be sent until you say so.</source>
        <translation>No se envió nada ni se enviará hasta que lo digas.</translation>
    </message>
    <message>
        <source>It is your turn</source>
        <translation>Te toca</translation>
    </message>
    <message>
        <source>Publish it on the network by hand, then say so here.</source>
        <translation>Publícala a mano en la red y dilo aquí.</translation>
    </message>
    <message>
        <source>Not published, because you said so</source>
        <translation>No publicada, porque así lo dijiste</translation>
    </message>
    <message>
        <source>Not known yet: smdesk is looking</source>
        <translation>Aún no se sabe: smdesk está mirando</translation>
    </message>
    <message>
        <source>It is not sent again before that is known.</source>
        <translation>No se envía de nuevo hasta saberlo.</translation>
    </message>
    <message>
        <source>Published exactly once</source>
        <translation>Publicada exactamente una vez</translation>
    </message>
    <message>
        <source>The network’s scheduler sent it. smdesk looked on the network and found the post.</source>
        <translation>La envió el programador de la red. smdesk miró en la red y encontró la publicación.</translation>
    </message>
    <message>
        <source>An answer was lost on the way. smdesk looked on the network and found the post.</source>
        <translation>Una respuesta se perdió por el camino. smdesk miró en la red y encontró la publicación.</translation>
    </message>
    <message>
        <source>There is no link to it.</source>
        <translation>No hay enlace.</translation>
    </message>
    <message>
        <source>Published, as you said</source>
        <translation>Publicada, según dijiste</translation>
    </message>
    <message>
        <source>Sent once; the network confirmed it and gave it an address.</source>
        <translation>Enviada una vez; la red la confirmó y le dio una dirección.</translation>
    </message>
    <message>
        <source>Sent once; not verified</source>
        <translation>Enviada una vez; sin verificar</translation>
    </message>
    <message>
        <source>The network took it, but gave no address to look at.</source>
        <translation>La red la aceptó, pero no dio una dirección donde mirarla.</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Earlier versions</source>
        <extracomment>The list&apos;s width, and what stands around a line in it: its margins, and the scroll bar. How many versions are offered; older ones stay in the database. What a post says, by channel; None is what all share.</extracomment>
        <translation>Versiones anteriores</translation>
    </message>
    <message>
        <source>Green is what would come back, struck out is what would go. What it says now stays as a version.</source>
        <translation>En verde, lo que volvería; tachado, lo que se quitaría. Lo que dice ahora queda como versión.</translation>
    </message>
    <message>
        <source>Versions, the newest first</source>
        <translation>Versiones, la más reciente primero</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Qué cambiaría</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Go back to this version</source>
        <translation>Volver a esta versión</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>The text is the same; media, channels or fields differ.</source>
        <translation>El texto es el mismo; cambian archivos, canales o campos.</translation>
    </message>
    <message>
        <source>No earlier version yet</source>
        <translation>Aún no hay versiones anteriores</translation>
    </message>
    <message>
        <source>One is kept whenever you come back to edit this post.</source>
        <translation>Se guarda una cada vez que vuelves a editar la publicación.</translation>
    </message>
    <message>
        <source>The agreement and its versions</source>
        <translation>El acuerdo y sus versiones</translation>
    </message>
    <message>
        <source>A version keeps objectives and KPIs as they stand. Once the client has signed it, it cannot change.</source>
        <translation>Una versión guarda los objetivos y KPI tal como están. Cuando el cliente la ha firmado, ya no cambia.</translation>
    </message>
    <message>
        <source>compared with</source>
        <translation>frente a</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Qué ha cambiado</translation>
    </message>
    <message>
        <source>Freeze a new version</source>
        <translation>Congelar una versión nueva</translation>
    </message>
    <message>
        <source>Open the signed document</source>
        <translation>Abrir el documento firmado</translation>
    </message>
    <message>
        <source>Version before</source>
        <translation>Versión anterior</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Version after</source>
        <translation>Versión posterior</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versión %1</translation>
    </message>
    <message>
        <source>%1, signed on %2 by %3</source>
        <translation>%1, firmada el %2 por %3</translation>
    </message>
    <message>
        <source>Nothing has been agreed yet: freeze the first version and have it signed.</source>
        <translation>Todavía no se ha acordado nada: congela la primera versión y haz que la firmen.</translation>
    </message>
    <message>
        <source>Take the signature back</source>
        <translation>Retirar la firma</translation>
    </message>
    <message>
        <source>Note the signature…</source>
        <translation>Anotar la firma…</translation>
    </message>
    <message>
        <source>Nothing has changed between the two.</source>
        <translation>Entre las dos no ha cambiado nada.</translation>
    </message>
    <message>
        <source>added</source>
        <translation>añadido</translation>
    </message>
    <message>
        <source>was there</source>
        <translation>estaba</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>eliminado</translation>
    </message>
    <message>
        <source>Version %1 is frozen</source>
        <translation>La versión %1 está congelada</translation>
    </message>
    <message>
        <source>The signature of version %1 is taken back</source>
        <translation>Se ha retirado la firma de la versión %1</translation>
    </message>
    <message>
        <source>Version %1 is signed</source>
        <translation>La versión %1 está firmada</translation>
    </message>
    <message>
        <source>%1, not signed</source>
        <translation>%1, sin firmar</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>Close</source>
        <translation>Cercana</translation>
    </message>
    <message>
        <source>Formal</source>
        <translation>Formal</translation>
    </message>
    <message>
        <source>Playful</source>
        <translation>Divertida</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>Seria</translation>
    </message>
    <message>
        <source>Traditional</source>
        <translation>Tradicional</translation>
    </message>
    <message>
        <source>Modern</source>
        <translation>Moderna</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Breve</translation>
    </message>
    <message>
        <source>Detailed</source>
        <translation>Detallada</translation>
    </message>
    <message>
        <source>Humble</source>
        <translation>Humilde</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Rotunda</translation>
    </message>
    <message>
        <source>Not agreed</source>
        <translation>Sin acordar</translation>
    </message>
    <message>
        <source>Informal: tú</source>
        <translation>Tutea</translation>
    </message>
    <message>
        <source>Formal: usted</source>
        <translation>De usted</translation>
    </message>
    <message>
        <source>Informal: vos</source>
        <translation>De vos</translation>
    </message>
    <message>
        <source>As each text likes</source>
        <translation>Según el texto</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Hasta %1</translation>
    </message>
    <message>
        <source>As it comes</source>
        <translation>Como salga</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Donde sea</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>Al final</translation>
    </message>
    <message>
        <source>In the first comment</source>
        <translation>En el primer comentario</translation>
    </message>
</context>
<context>
    <name>VoiceTab</name>
    <message>
        <source>How it speaks</source>
        <extracomment>Pixels at 100 %: the panes at the left and at the right. The same in a window with little room: a word such as &quot;guaranteed&quot; fits between them. The icon and the meaning of what is said and of what is not. Pixels below which two lists do not stand beside each other. The same below which the place to try it stands below the words, not beside them.</extracomment>
        <translation>Cómo habla</translation>
    </message>
    <message>
        <source>The middle is neutral.</source>
        <translation>El punto medio es neutro.</translation>
    </message>
    <message>
        <source>How people are addressed</source>
        <translation>Cómo trata a la gente</translation>
    </message>
    <message>
        <source>In one sentence</source>
        <translation>En una frase</translation>
    </message>
    <message>
        <source>Emoji a post</source>
        <translation>Emojis por publicación</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>Hashtags</translation>
    </message>
    <message>
        <source>Where they stand</source>
        <translation>Dónde van</translation>
    </message>
    <message>
        <source>Banned words</source>
        <translation>Palabras vetadas</translation>
    </message>
    <message>
        <source>with what is said instead, if there is something</source>
        <translation>con sustituta, si la hay</translation>
    </message>
    <message>
        <source>Sensitive topics</source>
        <translation>Temas delicados</translation>
    </message>
    <message>
        <source>the words that give one away, and what to mind</source>
        <translation>las palabras que lo delatan y qué cuidar</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glosario</translation>
    </message>
    <message>
        <source>how it is written, and what it is</source>
        <translation>cómo se escribe y qué es</translation>
    </message>
    <message>
        <source>How it sounds</source>
        <translation>Así suena</translation>
    </message>
    <message>
        <source>Add a word</source>
        <translation>Añadir palabra</translation>
    </message>
    <message>
        <source>How it is written</source>
        <translation>Cómo se escribe</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>Add a term</source>
        <translation>Añadir término</translation>
    </message>
    <message>
        <source>Words of the topic, with commas between</source>
        <translation>Palabras del tema, separadas por comas</translation>
    </message>
    <message>
        <source>What to mind</source>
        <translation>Qué cuidar</translation>
    </message>
    <message>
        <source>Add a topic</source>
        <translation>Añadir tema</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>Así</translation>
    </message>
    <message>
        <source>Not like this</source>
        <translation>Así no</translation>
    </message>
</context>
<context>
    <name>WeekHours</name>
    <message>
        <source>Hours of %1</source>
        <extracomment>Pixels at 100 % below which the hours of a morning and an afternoon do not fit beside the button.</extracomment>
        <translation>Horas: %1</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>9-14, 17-20:30</source>
        <translation>9-14, 17-20:30</translation>
    </message>
    <message>
        <source>Same until Friday</source>
        <translation>Igual hasta el viernes</translation>
    </message>
</context>
<context>
    <name>Weeks</name>
    <message>
        <source>today %1</source>
        <translation>hoy %1</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Where do we begin?</source>
        <translation>¿Por dónde empezamos?</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>A backup, or a whole desk packed for another computer</source>
        <translation>Una copia de seguridad, o un escritorio empaquetado para otro equipo</translation>
    </message>
    <message>
        <source>Backups (*.sqlite3 *.zip)</source>
        <translation>Copias de seguridad (*.sqlite3 *.zip)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>No se puede leer el archivo.</translation>
    </message>
    <message>
        <source>%1, %2. It becomes your desk on this computer; accounts must be connected again.</source>
        <translation>%1, %2. Será tu escritorio en este equipo; habrá que volver a conectar las cuentas.</translation>
    </message>
    <message>
        <source>Restore this backup?</source>
        <translation>¿Recuperar esta copia?</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Create my first client</source>
        <translation>Crear mi primer cliente</translation>
    </message>
    <message>
        <source>Or your own business. Name, colour, language and networks: about a minute. The rest when you need it.</source>
        <translation>O tu propio negocio. Nombre, color, idioma y redes: cosa de un minuto. Lo demás, cuando te haga falta.</translation>
    </message>
    <message>
        <source>Explore with example data</source>
        <translation>Explorar con datos de ejemplo</translation>
    </message>
    <message>
        <source>A bakery, a yoga studio and a bicycle shop in the middle of their month. In practice mode nothing leaves this computer, and one click throws it away.</source>
        <translation>Una panadería, un estudio de yoga y una tienda de bicis a mitad de mes. En modo práctica nada sale a la red y se borra con un clic.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Recuperar una copia de seguridad</translation>
    </message>
    <message>
        <source>Of this computer or another one. You see what it is before you accept.</source>
        <translation>De este equipo o de otro. Verás qué es antes de aceptar.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Elegir archivo…</translation>
    </message>
    <message>
        <source>Making the example: it is really published, on a network of its own.</source>
        <translation>Preparando el ejemplo: se publica de verdad, en una red propia.</translation>
    </message>
    <message>
        <source>Here your data live. There is no account and no server.</source>
        <translation>Aquí vivirán tus datos. No hay cuenta ni servidor.</translation>
    </message>
    <message>
        <source>Start with the computer, in the tray</source>
        <translation>Arrancar con el equipo, en la bandeja</translation>
    </message>
    <message>
        <source>Needed to publish on time. You can change it later.</source>
        <translation>Hace falta para publicar a su hora. Puedes cambiarlo después.</translation>
    </message>
    <message>
        <source>Everything can be done by keyboard</source>
        <translation>Todo se puede hacer con el teclado</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versión %1</translation>
    </message>
    <message>
        <source>Where your data are to live</source>
        <extracomment>Below this width the drawing leaves its place to the choices (SCREENS 5.17). Below this height the air above the choices goes to their words. The widest that the choices get, and the first client&apos;s form, in pixels at 100 %.</extracomment>
        <translation>Dónde van a vivir tus datos</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Keep your data in another folder</source>
        <translation>Guardar tus datos en otra carpeta</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>free slots</source>
        <extracomment>How many free slots are offered. A time that takes room, and what the fields have around their words, in pixels at 100 %. A day as it is told, and in less room; in the least it is written in numbers. From how many channels on, those that do the same are told in one line.</extracomment>
        <translation>huecos libres</translation>
    </message>
    <message>
        <source>Free slot: %1</source>
        <translation>Hueco libre: %1</translation>
    </message>
    <message>
        <source>For you: %1</source>
        <translation>Para ti: %1</translation>
    </message>
    <message>
        <source>“%1” is no time of day, so it stays at %2. Type it like 9, 930 or 9:30.</source>
        <translation>«%1» no es una hora, así que se queda en las %2. Escríbela como 9, 930 o 9:30.</translation>
    </message>
    <message>
        <source>%1 has no day %2, so it is %3.</source>
        <translation>%1 no tiene día %2: queda el %3.</translation>
    </message>
    <message>
        <source>There is no such time in the calendar.</source>
        <translation>Esa hora no existe en el calendario.</translation>
    </message>
    <message>
        <source>On this day the clocks skip %1. It goes out at %2.</source>
        <translation>Ese día el reloj se salta las %1. Sale a las %2.</translation>
    </message>
    <message>
        <source>On this day the clocks show %1 twice. The first of the two counts.</source>
        <translation>Ese día el reloj marca las %1 dos veces. Cuenta la primera.</translation>
    </message>
    <message>
        <source>%1 has passed. Choose a later time, or publish now.</source>
        <translation>%1 ya ha pasado. Elige una hora posterior o publica ahora.</translation>
    </message>
    <message>
        <source>Let the network hold it</source>
        <translation>Que la red la guarde y la publique</translation>
    </message>
    <message>
        <source>It goes out even when this computer is off.</source>
        <translation>Sale aunque este ordenador esté apagado.</translation>
    </message>
    <message>
        <source>%1: this time has passed. Choose a later one, or publish now.</source>
        <translation>%1: esta hora ya ha pasado. Elige una posterior o publica ahora.</translation>
    </message>
    <message>
        <source>%1: goes out by itself on %2.</source>
        <translation>%1: sale sola el %2.</translation>
    </message>
    <message>
        <source>%1: can go out by itself.</source>
        <translation>%1: puede salir sola.</translation>
    </message>
    <message>
        <source>%1: goes out by itself at this time.</source>
        <translation>%1: sale sola a esta hora.</translation>
    </message>
    <message>
        <source>%1: the network has it and sends it, also when this computer is off.</source>
        <translation>%1: la tiene la red y la envía ella, también con este ordenador apagado.</translation>
    </message>
    <message>
        <source>%1: you publish it on %2; smdesk reminds you and has everything ready.</source>
        <translation>%1: la publicas tú el %2; smdesk te avisa y lo tiene todo listo.</translation>
    </message>
    <message>
        <source>%1: you publish it; smdesk reminds you and has everything ready.</source>
        <translation>%1: la publicas tú; smdesk te avisa y lo tiene todo listo.</translation>
    </message>
    <message>
        <source>%1: the network gets it now and sends it, also when this computer is off.</source>
        <translation>%1: la red la recibe ahora y la envía, también con este ordenador apagado.</translation>
    </message>
    <message>
        <source>%1: waits until the account is connected again.</source>
        <translation>%1: espera a que la cuenta vuelva a estar conectada.</translation>
    </message>
    <message>
        <source>%1: waits until this computer’s keyring is open.</source>
        <translation>%1: espera a que se abra el llavero de este ordenador.</translation>
    </message>
    <message>
        <source>%1: this channel is paused; it waits until you go on.</source>
        <translation>%1: este canal está en pausa; espera a que continúes.</translation>
    </message>
    <message>
        <source>Free slot</source>
        <translation>Hueco libre</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Time of day, in the client’s zone</source>
        <translation>Hora, en la zona del cliente</translation>
    </message>
    <message>
        <source>Choose a time</source>
        <translation>Elegir una hora</translation>
    </message>
    <message>
        <source>No time</source>
        <translation>Sin hora</translation>
    </message>
    <message>
        <source>%1: its time has passed. Choose another, or publish now.</source>
        <translation>%1: se pasó la hora. Elige otra o publica ahora.</translation>
    </message>
    <message>
        <source>%1: it could not be sent. Publishing tells why.</source>
        <translation>%1: no se pudo enviar. En Publicación se explica por qué.</translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation>Repetición</translation>
    </message>
    <message>
        <source>%1 has no queue slots: set them</source>
        <translation>%1 no tiene huecos de cola: ponlos</translation>
    </message>
    <message>
        <source>No queue slots: %1</source>
        <translation>Sin huecos de cola: %1</translation>
    </message>
    <message>
        <source>Set queue slots…</source>
        <translation>Poner huecos de cola…</translation>
    </message>
</context>
<context>
    <name>Winners</name>
    <message>
        <source>Substitutes, in this order:</source>
        <translation>Suplentes, en este orden:</translation>
    </message>
    <message>
        <source>Draw %1 is void: %2</source>
        <translation>El sorteo %1 está anulado: %2</translation>
    </message>
    <message>
        <source>Instead of %1, since %2: %3</source>
        <translation>En lugar de %1, desde el %2: %3</translation>
    </message>
</context>
<context>
    <name>WordPairs</name>
    <message>
        <source>Double-click or Enter: change it</source>
        <extracomment>What may be typed for the arrow.</extracomment>
        <translation>Doble clic o Intro: cambiarla</translation>
    </message>
    <message>
        <source>%1; instead: %2</source>
        <translation>%1; en su lugar: %2</translation>
    </message>
    <message>
        <source>word → what is said instead</source>
        <translation>palabra → lo que se dice en su lugar</translation>
    </message>
</context>
<context>
    <name>Zones</name>
    <message>
        <source>Coordinated Universal Time</source>
        <translation>tiempo universal coordinado</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Africa</source>
        <extracomment>Parts of the world; translated where they are shown, for a list of zones asks for hundreds.</extracomment>
        <translation>África</translation>
    </message>
    <message>
        <source>America</source>
        <translation>América</translation>
    </message>
    <message>
        <source>Antarctica</source>
        <translation>Antártida</translation>
    </message>
    <message>
        <source>Arctic</source>
        <translation>Ártico</translation>
    </message>
    <message>
        <source>Asia</source>
        <translation>Asia</translation>
    </message>
    <message>
        <source>Atlantic</source>
        <translation>Atlántico</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australia</translation>
    </message>
    <message>
        <source>Europe</source>
        <translation>Europa</translation>
    </message>
    <message>
        <source>Indian Ocean</source>
        <translation>Océano Índico</translation>
    </message>
    <message>
        <source>Pacific</source>
        <translation>Pacífico</translation>
    </message>
    <message>
        <source>Algiers</source>
        <extracomment>Places whose name in the zone data, which is plain English without accents, is not what people write.</extracomment>
        <translation>Argel</translation>
    </message>
    <message>
        <source>Asunción</source>
        <translation>Asunción</translation>
    </message>
    <message>
        <source>Athens</source>
        <translation>Atenas</translation>
    </message>
    <message>
        <source>Azores</source>
        <translation>Azores</translation>
    </message>
    <message>
        <source>Belgrade</source>
        <translation>Belgrado</translation>
    </message>
    <message>
        <source>Berlin</source>
        <translation>Berlín</translation>
    </message>
    <message>
        <source>Bogotá</source>
        <translation>Bogotá</translation>
    </message>
    <message>
        <source>Brussels</source>
        <translation>Bruselas</translation>
    </message>
    <message>
        <source>Bucharest</source>
        <translation>Bucarest</translation>
    </message>
    <message>
        <source>Cairo</source>
        <translation>El Cairo</translation>
    </message>
    <message>
        <source>Canary Islands</source>
        <translation>Canarias</translation>
    </message>
    <message>
        <source>Cancún</source>
        <translation>Cancún</translation>
    </message>
    <message>
        <source>Ceuta and Melilla</source>
        <translation>Ceuta y Melilla</translation>
    </message>
    <message>
        <source>Copenhagen</source>
        <translation>Copenhague</translation>
    </message>
    <message>
        <source>Córdoba</source>
        <translation>Córdoba</translation>
    </message>
    <message>
        <source>Dublin</source>
        <translation>Dublín</translation>
    </message>
    <message>
        <source>El Aaiún</source>
        <translation>El Aaiún</translation>
    </message>
    <message>
        <source>Havana</source>
        <translation>La Habana</translation>
    </message>
    <message>
        <source>Istanbul</source>
        <translation>Estambul</translation>
    </message>
    <message>
        <source>Jerusalem</source>
        <translation>Jerusalén</translation>
    </message>
    <message>
        <source>Kyiv</source>
        <translation>Kiev</translation>
    </message>
    <message>
        <source>Lisbon</source>
        <translation>Lisboa</translation>
    </message>
    <message>
        <source>London</source>
        <translation>Londres</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>Luxemburgo</translation>
    </message>
    <message>
        <source>Mérida</source>
        <translation>Mérida</translation>
    </message>
    <message>
        <source>Mexico City</source>
        <translation>Ciudad de México</translation>
    </message>
    <message>
        <source>Moscow</source>
        <translation>Moscú</translation>
    </message>
    <message>
        <source>New York</source>
        <translation>Nueva York</translation>
    </message>
    <message>
        <source>Panama</source>
        <translation>Panamá</translation>
    </message>
    <message>
        <source>Paris</source>
        <translation>París</translation>
    </message>
    <message>
        <source>Port-au-Prince</source>
        <translation>Puerto Príncipe</translation>
    </message>
    <message>
        <source>Prague</source>
        <translation>Praga</translation>
    </message>
    <message>
        <source>Rome</source>
        <translation>Roma</translation>
    </message>
    <message>
        <source>São Paulo</source>
        <translation>São Paulo</translation>
    </message>
    <message>
        <source>Seoul</source>
        <translation>Seúl</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>Singapur</translation>
    </message>
    <message>
        <source>Stockholm</source>
        <translation>Estocolmo</translation>
    </message>
    <message>
        <source>Sydney</source>
        <translation>Sídney</translation>
    </message>
    <message>
        <source>Tokyo</source>
        <translation>Tokio</translation>
    </message>
    <message>
        <source>Tunis</source>
        <translation>Túnez</translation>
    </message>
    <message>
        <source>Vienna</source>
        <translation>Viena</translation>
    </message>
    <message>
        <source>Warsaw</source>
        <translation>Varsovia</translation>
    </message>
    <message>
        <source>Zürich</source>
        <translation>Zúrich</translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>At this rate it is gone on %1, %n day(s) early.</source>
        <translation>
            <numerusform>Al ritmo actual se acaba el %1, %n día antes.</numerusform>
            <numerusform>Al ritmo actual se acaba el %1, %n días antes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <extracomment>A token that ends within this time is told of (SCREENS 5.6). The fact that holds Telegram&apos;s group of a channel.</extracomment>
        <translation>
            <numerusform>queda %n día</numerusform>
            <numerusform>quedan %n días</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Hints</name>
    <message>
        <source>choose</source>
        <translation>elegir</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abrir</translation>
    </message>
    <message>
        <source>peek</source>
        <translation>mirar</translation>
    </message>
    <message>
        <source>close</source>
        <translation>cerrar</translation>
    </message>
    <message>
        <source>one client or all</source>
        <translation>un cliente o todos</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>órdenes</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>cuentas</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>etiquetas</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>En el archivo</translation>
    </message>
    <message>
        <source>Becomes a reading of</source>
        <translation>Será lectura de</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Gastado</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Qué pasa</translation>
    </message>
    <message>
        <source>Is taken in</source>
        <translation>Se trae</translation>
    </message>
</context>
<context>
    <name>_RowSet</name>
    <message>
        <source>%1 is deleted</source>
        <translation>%1 se ha eliminado</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>_Site</name>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Sitio</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Reseñas</translation>
    </message>
    <message>
        <source>No reply</source>
        <translation>Sin resp.</translation>
    </message>
    <message>
        <source>%1 stars</source>
        <translation>%1 estrellas</translation>
    </message>
    <message>
        <source>%1 star</source>
        <translation>%1 estrella</translation>
    </message>
</context>
</TS>
