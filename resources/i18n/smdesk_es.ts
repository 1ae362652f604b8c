<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
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
        <source>This leaves your computer and cannot be undone from here.</source>
        <translation>Esto sale de tu equipo y no se puede deshacer desde aquí.</translation>
    </message>
    <message numerus="yes">
        <source>Publish %n post(s) now?</source>
        <translation><numerusform>¿Publicar %n publicación ahora?</numerusform><numerusform>¿Publicar %n publicaciones ahora?</numerusform></translation>
    </message>
    <message>
        <source>Publish now</source>
        <translation>Publicar ahora</translation>
    </message>
    <message numerus="yes">
        <source>Leave out %n post(s)?</source>
        <translation><numerusform>¿Omitir %n publicación?</numerusform><numerusform>¿Omitir %n publicaciones?</numerusform></translation>
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
        <translation><numerusform>¿Ya ha salido?</numerusform><numerusform>¿Han salido ya las %n?</numerusform></translation>
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
        <translation><numerusform>Otra hora para %n publicación</numerusform><numerusform>Otra hora para %n publicaciones</numerusform></translation>
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
        <translation><numerusform>%n publicación cambiada de hora</numerusform><numerusform>%n publicaciones cambiadas de hora</numerusform></translation>
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
        <translation><numerusform>¿No publicar %n publicación?</numerusform><numerusform>¿No publicar %n publicaciones?</numerusform></translation>
    </message>
    <message>
        <source>Its time has passed, so this cannot be undone. The text stays among your posts.</source>
        <translation>Su hora ya pasó, así que no se puede deshacer. El texto se queda entre tus publicaciones.</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) will not be published</source>
        <translation><numerusform>%n publicación no saldrá</numerusform><numerusform>%n publicaciones no saldrán</numerusform></translation>
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
</context>
<context>
    <name>ChannelRow</name>
    <message>
        <source>Automatic</source>
        <translation>Automática</translation>
    </message>
    <message>
        <source>Assisted</source>
        <translation>Asistida</translation>
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
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation>Nombre de la cuenta</translation>
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
        <source>One channel is enough to begin.</source>
        <translation>Con un canal basta para empezar.</translation>
    </message>
    <message>
        <source>On the practice network</source>
        <translation>En la red de práctica</translation>
    </message>
    <message>
        <source>A network on this computer, to try everything. Nobody else sees it.</source>
        <translation>Una red dentro de este equipo, para probarlo todo. Nadie más la ve.</translation>
    </message>
    <message>
        <source>By hand, with help</source>
        <translation>A mano, con ayuda</translation>
    </message>
    <message>
        <source>smdesk reminds you at the time, and you publish it yourself.</source>
        <translation>smdesk te avisa a su hora y publicas tú.</translation>
    </message>
    <message>
        <source>Without a channel for now</source>
        <translation>Sin canal por ahora</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Bluesky and Mastodon are connected in a terminal for now: smdesk channel connect --help</source>
        <translation>Bluesky y Mastodon se conectan por ahora en una terminal: smdesk channel connect --help</translation>
    </message>
</context>
<context>
    <name>ComposerPage</name>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    </context>
<context>
    <name>Dates</name>
    <message>
        <source>dddd d MMMM</source>
        <extracomment>Territory for dates and numbers where the system's own language is another one.</extracomment>
        <translation>dddd, d 'de' MMMM</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <translation>dddd, d 'de' MMMM 'de' yyyy</translation>
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
        <translation><numerusform>%n publicación elegida</numerusform><numerusform>%n publicaciones elegidas</numerusform></translation>
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
        <source>(no text)</source>
        <translation>(sin texto)</translation>
    </message>
    <message>
        <source>%1 of %2 parts are out</source>
        <translation>%1 de %2 partes publicadas</translation>
    </message>
    <message>
        <source>The network's words: “%1”</source>
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
        <source>What has happened</source>
        <translation>Qué ha pasado</translation>
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
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Published</source>
        <translation>Publicadas</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado %1</translation>
    </message>
    <message>
        <source>Publish now…</source>
        <translation>Publicar ahora…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    </context>
<context>
    <name>Journal</name>
    <message>
        <source>Medium uploaded</source>
        <translation>Archivo subido</translation>
    </message>
    <message>
        <source>Link card prepared</source>
        <translation>Tarjeta del enlace preparada</translation>
    </message>
    <message>
        <source>First comment sent</source>
        <translation>Primer comentario enviado</translation>
    </message>
    <message>
        <source>Handed to the network's scheduler</source>
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
        <source>The network's scheduler took it</source>
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
        <source>No longer with the network's scheduler</source>
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
        <source>The network's scheduler has it</source>
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
        <source>Where it stands</source>
        <translation>Cómo está</translation>
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
        <translation>Asistida</translation>
    </message>
    <message>
        <source>By the network's scheduler</source>
        <translation>Por el programador de la red</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automática</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something unexpected happened.</source>
        <extracomment>Widths in pixels at 100 % below which the rail shows icons only (SCREENS 7). Quitting asks when something would go out in this time.</extracomment>
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
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) will not go out if you quit</source>
        <translation><numerusform>%n publicación no saldrá si cierras</numerusform><numerusform>%n publicaciones no saldrán si cierras</numerusform></translation>
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
</context>
<context>
    <name>MediaStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    </context>
<context>
    <name>Menus</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
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
        <source>Open the data folder</source>
        <translation>Abrir la carpeta de datos</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
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
    <name>Notices</name>
    <message numerus="yes">
        <source>%n post(s) came due while nobody could send them.</source>
        <translation><numerusform>A %n publicación se le pasó la hora sin que nadie pudiera enviarla.</numerusform><numerusform>A %n publicaciones se les pasó la hora sin que nadie pudiera enviarlas.</numerusform></translation>
    </message>
    <message>
        <source>Nothing of it is sent before you decide.</source>
        <translation>Nada se envía hasta que decidas.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decidir</translation>
    </message>
    <message>
        <source>Practice.</source>
        <translation>Práctica.</translation>
    </message>
    <message>
        <source>Everything is published on the practice network; nothing leaves this computer.</source>
        <translation>Todo se publica en la red de práctica; nada sale de este equipo.</translation>
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
        <source>%1 must be connected again.</source>
        <translation>Hay que volver a conectar %1.</translation>
    </message>
    <message>
        <source>Its posts wait meanwhile. In a terminal: smdesk channel reconnect %1</source>
        <translation>Mientras, sus publicaciones esperan. En una terminal: smdesk channel reconnect %1</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Nothing of it is sent before you decide.</source>
        <translation>Nada se envía hasta que decidas.</translation>
    </message>
    </context>
<context>
    <name>Pages</name>
    <message>
        <source>Publishing</source>
        <translation>Publicación</translation>
    </message>
</context>
<context>
    <name>PublishHeader</name>
    <message>
        <source>Publishing</source>
        <translation>Publicación</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Todos los clientes</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Te necesitan</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicadas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message numerus="yes">
        <source>The last %n days and what is to come</source>
        <translation><numerusform>El último día y lo que viene</numerusform><numerusform>Los últimos %n días y lo que viene</numerusform></translation>
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
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
</context>
<context>
    <name>PublishPage</name>
    <message>
        <source>Close</source>
        <extracomment>Milliseconds after which the ledger is read again without being told: commands in a terminal send no events here. Milliseconds in which news is gathered before the list is sorted again. Below this width the detail takes less room and the list a column less.</extracomment>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Publishing</source>
        <extracomment>Milliseconds after which the ledger is read again without being told: commands in a terminal send no events here. Milliseconds in which news is gathered before the list is sorted again. Below this width the detail takes less room and the list a column less.</extracomment>
        <translation>Publicación</translation>
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
        <source>Client</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Publications</source>
        <translation>Publicaciones</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Todos los clientes</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Te necesitan</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicadas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message numerus="yes">
        <source>The last %n days and what is to come</source>
        <translation><numerusform>El último día y lo que viene</numerusform><numerusform>Los últimos %n días y lo que viene</numerusform></translation>
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
        <source>Nothing needs you</source>
        <translation>Nada te necesita</translation>
    </message>
    <message>
        <source>What goes out by itself is under “Waiting”.</source>
        <translation>Lo que sale solo está en «En espera».</translation>
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
        <source>Posts with a time stand here until they are out. For now they are written in a terminal:</source>
        <translation>Aquí esperan las publicaciones con hora hasta que salen. Por ahora se escriben en una terminal:</translation>
    </message>
    <message>
        <source>Next free slot</source>
        <translation>Próximo hueco libre</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>Nothing can be done with this now</source>
        <translation>Ahora no se puede hacer nada con esto</translation>
    </message>
    <message>
        <source>Go on publishing</source>
        <translation>Seguir publicando</translation>
    </message>
    <message>
        <source>Pause publishing</source>
        <translation>Pausar publicación</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>%n of them need you</source>
        <translation><numerusform>%n te necesita</numerusform><numerusform>%n te necesitan</numerusform></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Opens a menu to pause publishing</source>
        <extracomment>Milliseconds between two looks at the clock, and at the backups. Publications to come that are read to find the next one that is not held back.</extracomment>
        <translation>Abre un menú para pausar la publicación</translation>
    </message>
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
        <translation><numerusform>%n publicación espera tu decisión</numerusform><numerusform>%n publicaciones esperan tu decisión</numerusform></translation>
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
        <source>Go on publishing</source>
        <translation>Seguir publicando</translation>
    </message>
    <message>
        <source>Pause for an hour</source>
        <translation>Pausar una hora</translation>
    </message>
    <message>
        <source>Pause until tomorrow at 08:00</source>
        <translation>Pausar hasta mañana a las 08:00</translation>
    </message>
    <message>
        <source>Pause until I go on</source>
        <translation>Pausar hasta que yo diga</translation>
    </message>
    <message>
        <source>Show what waits for your decision</source>
        <translation>Ver lo que espera tu decisión</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Paused until %1</source>
        <extracomment>A tray that starts after this program (at sign-in) is looked for so often and so many times. How far back failures count, and milliseconds between two looks at the clock.</extracomment>
        <translation>En pausa hasta el %1</translation>
    </message>
    <message>
        <source>Scheduler running</source>
        <translation>Programador activo</translation>
    </message>
    <message>
        <source>Publishing is paused</source>
        <translation>La publicación está en pausa</translation>
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
        <source>Go on publishing</source>
        <translation>Seguir publicando</translation>
    </message>
    <message>
        <source>Pause publishing</source>
        <translation>Pausar publicación</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    </context>
<context>
    <name>Trouble</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
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
        <source>Published once</source>
        <translation>Publicada una vez</translation>
    </message>
    <message>
        <source>The network confirmed it and gave it an address.</source>
        <translation>La red lo confirmó y le dio dirección.</translation>
    </message>
    <message>
        <source>The network confirmed it.</source>
        <translation>La red lo confirmó.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message numerus="yes">
        <source>Making the example desk: %n post(s) so far.</source>
        <extracomment>Below this width the drawing leaves its place to the choices (SCREENS 5.17).</extracomment>
        <translation><numerusform>Preparando el escritorio de ejemplo: %n publicación hasta ahora.</numerusform><numerusform>Preparando el escritorio de ejemplo: %n publicaciones hasta ahora.</numerusform></translation>
    </message>
    <message>
        <source>Your month of posts, on your desk</source>
        <translation>Tu mes de redes, en tu mesa</translation>
    </message>
    <message>
        <source>Plan, publish on time and exactly once, and see the proof. All on your own disk.</source>
        <translation>Planifica, publica a su hora y exactamente una vez, y mira la prueba. Todo en tu disco.</translation>
    </message>
    <message>
        <source>Where do we begin?</source>
        <translation>¿Por dónde empezamos?</translation>
    </message>
    <message>
        <source>My first client</source>
        <translation>Mi primer cliente</translation>
    </message>
    <message>
        <source>Or your own business. Name, time zone and one channel: about a minute.</source>
        <translation>O tu propio negocio. Nombre, zona horaria y un canal: más o menos un minuto.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Explore with the example desk</source>
        <translation>Explorar con el escritorio de ejemplo</translation>
    </message>
    <message>
        <source>A bakery and a bicycle workshop with their month half done, published on a practice network. Nothing leaves this computer.</source>
        <translation>Una panadería y un taller de bicis con su mes a medias, publicado en una red de práctica. Nada sale de este equipo.</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>Your data live in %1. There is no account and no server.</source>
        <translation>Tus datos viven en %1. No hay cuenta ni servidor.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>dddd d MMMM</source>
        <translation>dddd, d 'de' MMMM</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(sin texto)</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicadas</translation>
    </message>
    <message>
        <source>Assisted</source>
        <translation>Asistida</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automática</translation>
    </message>
    </context>
</TS>
